import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { nameFor, titleFor } from '#components/needs/titled.ts'
import { stepWords } from '#components/sealing/words.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { cityAccess } from '#lib/platform/access.ts'
import { findCommittee, listCustodianCandidates, nextKeyVersion } from '#lib/sealing/index.ts'
import { findTender, mayManage } from '#lib/tenders/index.ts'
import { FormCommittee } from './form-committee'

export const access = cityAccess('officer')

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('committee'))('title') }
}

export default async function CommitteePage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const { id } = await params
  const need = await findTender(actor, { id })
  if (!need || !mayManage(actor, need)) notFound()
  if (need.status !== 'draft') redirect(`/${locale}/w/${organization.slug}/city/needs/${id}`)
  const t = await getTranslations('committee')
  const candidates = await listCustodianCandidates(actor)
  const committee = await findCommittee(actor, id)
  return (
    <div className="grid gap-6">
      <PageHeading
        title={t('title')}
        above={titleFor(need, locale).text}
        lead={t('lead', { city: nameFor(need.city, locale) })}
      />
      {committee && (
        <Notice kind="warning" title={t('again')}>
          <p>{t('againText')}</p>
        </Notice>
      )}
      {candidates.filter((one) => one.recipient).length < 2 ? (
        <EmptyState kind="none" title={t('tooFew')} action={{ to: '/account/custodian-key', label: t('ownKey') }}>
          <p>{t('tooFewText')}</p>
          <ul className="mt-3 list-[square] pl-5">
            {candidates.map((one) => (
              <li key={one.personId}>{t('candidate', { name: one.name, key: one.recipient ? 'yes' : 'no' })}</li>
            ))}
          </ul>
        </EmptyState>
      ) : (
        <FormCommittee
          hidden={{ _org: organization.slug, _locale: locale, id }}
          keyVersion={await nextKeyVersion(actor, id)}
          candidates={candidates.map(({ personId, name, recipient }) => ({ personId, name, recipient }))}
          words={{
            ...(await stepWords()),
            people: t('people'),
            peopleHint: t('peopleHint'),
            noKey: t('noKey'),
            threshold: t('threshold'),
            thresholdHint: t('thresholdHint'),
            needed: [2, 3, 4, 5].map((count) => t('needed', { count })),
            submit: t('submit'),
            tooFew: t('chooseTwo'),
            tooMany: t('thresholdTooHigh'),
            promise: t('promise'),
          }}
        />
      )}
    </div>
  )
}
