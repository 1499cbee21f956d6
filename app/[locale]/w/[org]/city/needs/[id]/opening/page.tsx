import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { ProtocolTable } from '#components/needs/protocol-table.tsx'
import { RefreshWhile } from '#components/needs/refresh-while.tsx'
import { SealedCount } from '#components/needs/sealed-count.tsx'
import { titleFor } from '#components/needs/titled.ts'
import { unlockWords } from '#components/sealing/unlock-words.ts'
import { stepWords } from '#components/sealing/words.ts'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { countSealed, findProtocol, mayStartOpening } from '#lib/bids/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { findCommittee, findCustodianTask } from '#lib/sealing/index.ts'
import { findTender } from '#lib/tenders/index.ts'
import { beginOpening } from '../actions'
import { CustodianList } from './custodian-list'
import { GiveOpeningShare } from './give-opening-share'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('committee.opening'))('title') }
}

/** The opening as it happens: started, shares given, opened; afterwards its protocol. */
export default async function OpeningPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const { id } = await params
  const need = await findTender(actor, { id })
  if (!need?.number || need.organizationId !== organization.id) notFound()
  const committee = await findCommittee(actor, id)
  if (!committee) notFound()
  const t = await getTranslations('committee.opening')
  const heading = <PageHeading title={t('title')} above={`${need.number} · ${titleFor(need, locale).text}`} lead={t('lead')} />
  if (need.openedAt) {
    const protocol = await findProtocol(id)
    return (
      <>
        {heading}
        {protocol && <ProtocolTable found={protocol} zone={need.timeZone} />}
      </>
    )
  }
  const count = await countSealed(id)
  const task = await findCustodianTask(actor, id)
  const hidden = { _org: organization.slug, id }
  const { opening } = committee
  return (
    <div className="grid gap-6">
      {heading}
      <SealedCount
        closesAt={need.closesAt}
        now={need.now}
        zone={need.timeZone}
        count={count}
        custodians={{ threshold: committee.threshold, names: committee.custodians.map((one) => one.name) }}
      />
      {need.status !== 'closed' && <Notice kind="info" title={t(need.status === 'published' ? 'notYet' : 'over')} />}
      {need.status === 'closed' && !opening && (
        <>
          {count < need.minimumQuotes && (
            <Notice kind="warning" title={t('tooFew', { count, needed: need.minimumQuotes })}>
              <p>{t('tooFewText')}</p>
            </Notice>
          )}
          {mayStartOpening(actor, need) && (
            <Form action={beginOpening} hidden={hidden}>
              <SubmitButton>{count < need.minimumQuotes ? t('returnUnopened') : t('start')}</SubmitButton>
            </Form>
          )}
        </>
      )}
      {opening && <CustodianList committee={committee} zone={need.timeZone} />}
      {opening?.status === 'quorum' && (
        <Notice kind="info" title={t('underWay')} announce>
          <p>{t('underWayText')}</p>
        </Notice>
      )}
      {opening?.status === 'collecting' && task && !task.openingShareGivenAt && (
        <section aria-labelledby="own-share">
          <h2 id="own-share" className="mb-3 text-xl">
            {t('ownShare', { ordinal: task.ordinal })}
          </h2>
          <GiveOpeningShare
            hidden={{ ...hidden, _locale: locale }}
            task={{ wrappedIdentity: task.wrappedIdentity, live: task.live }}
            words={{ ...(await stepWords()), unlock: await unlockWords(), submit: t('submit'), wrong: t('wrong') }}
          />
        </section>
      )}
      <RefreshWhile
        busy={opening?.status === 'quorum' || opening?.status === 'collecting'}
        everyMs={opening?.status === 'quorum' ? 1500 : 4000}
      />
    </div>
  )
}
