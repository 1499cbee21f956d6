import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { ReasonText } from '#components/matching/reason-text.tsx'
import { VerdictTag } from '#components/matching/verdict-tag.tsx'
import { NeedLink } from '#components/needs/need-link.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listOwnMatches } from '#lib/matching/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { NextStep } from './next-step'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('matches'))('title')} – ${organization.name}` }
}

/** The open needs that the maker's products were held against: why they match, or what is in the way. */
export default async function MatchesPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { rows, older, newer, now } = await listOwnMatches(actor, { cursor: (await searchParams).cursor })
  const t = await getTranslations('matches')
  const desk = `/w/${organization.slug}/maker`
  const mayQuote = isMember(actor, 'maker', 'owner', 'sales')
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {rows.length === 0 && (
        <EmptyState kind="none" title={t('none')} action={{ to: `${desk}/capacity`, label: t('toCapacity') }}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {rows.map((match) => (
          <li key={match.tenderId + match.productId} className="border border-line-strong bg-surface p-4 md:p-5">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0">
                <h2 className="text-lg">
                  <NeedLink to={`/tenders/${match.number}`} need={match} />
                </h2>
                <p className="text-sm text-ink-2">
                  {match.city} · <span className="font-mono text-xs">{match.number}</span> · {t('closes')}{' '}
                  <Deadline at={match.closesAt} now={now} zone={match.timeZone} />
                </p>
              </div>
              <VerdictTag verdict={match.verdict} />
            </div>
            <p className="mt-3 text-sm">
              {t('yourProduct')}{' '}
              <SiteLink
                to={`${desk}/products/${match.productId}`}
                lang={match.productLanguage}
                className="text-brand underline underline-offset-4"
              >
                {match.product}
              </SiteLink>
            </p>
            <ul className="mt-2 grid gap-1 text-sm">
              {match.reasons.map((reason) => (
                <li key={JSON.stringify(reason)}>
                  <ReasonText reason={reason} />
                </li>
              ))}
            </ul>
            {mayQuote && <NextStep match={match} to={`${desk}/quotes/new?need=${match.tenderId}`} />}
          </li>
        ))}
      </ul>
      <Pagination label={t('pages')} base={`${desk}/matches`} newer={newer} older={older} />
    </>
  )
}
