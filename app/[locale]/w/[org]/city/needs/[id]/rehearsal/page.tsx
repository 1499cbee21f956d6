import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { titleFor } from '#components/needs/titled.ts'
import { unlockWords } from '#components/sealing/unlock-words.ts'
import { stepWords } from '#components/sealing/words.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { cityAccess } from '#lib/platform/access.ts'
import { findCustodianTask } from '#lib/sealing/index.ts'
import { findTender } from '#lib/tenders/index.ts'
import { GiveRehearsalShare } from './give-rehearsal-share'

export const access = cityAccess('custodian', 'officer')

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('committee.rehearsal'))('title') }
}

export default async function RehearsalPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const { id } = await params
  const need = await findTender(actor, { id })
  const task = await findCustodianTask(actor, id)
  if (!need || !task?.rehearsal) notFound()
  const t = await getTranslations('committee.rehearsal')
  return (
    <div className="grid gap-6">
      <PageHeading title={t('title')} above={titleFor(need, locale).text} lead={t('lead')} />
      <ol className="grid max-w-prose list-decimal gap-2 pl-6">
        {(['unlock', 'check', 'give'] as const).map((step) => (
          <li key={step}>{t(`step.${step}`)}</li>
        ))}
      </ol>
      {task.passedAt && (
        <Notice kind="done" title={t('passed')}>
          <DateText at={task.passedAt} zone={need.timeZone} />
        </Notice>
      )}
      {task.rehearsedAt ? (
        <Notice kind="info" title={t('given')}>
          <DateText at={task.rehearsedAt} zone={need.timeZone} />
        </Notice>
      ) : (
        need.status === 'draft' && (
          <GiveRehearsalShare
            hidden={{ _org: organization.slug, _locale: locale, id }}
            task={{ wrappedIdentity: task.wrappedIdentity, live: task.live, rehearsal: task.rehearsal }}
            words={{ ...(await stepWords()), unlock: await unlockWords(), submit: t('submit'), liveWrong: t('liveWrong') }}
          />
        )
      )}
    </div>
  )
}
