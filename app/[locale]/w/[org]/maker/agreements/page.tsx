import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { AgreementCard } from '#components/matching/agreement-card.tsx'
import { button } from '#components/ui/button.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { type Agreement, listAgreements } from '#lib/matching/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { dissolveAction, signAction } from './actions'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('title') }
}

/** Whom the maker quotes with: what waits for its signature, what binds it, what it may quote for. */
export default async function AgreementsPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('agreements')
  const { rows, older, newer, now } = await listAgreements(actor, { cursor: (await searchParams).cursor })
  const desk = `/w/${organization.slug}/maker`
  const binds = isMember(actor, 'maker', 'owner', 'sales')
  const hidden = (one: Agreement) => ({ _org: organization.slug, id: one.id })
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {rows.length === 0 && (
        <EmptyState kind="none" title={t('none')} action={{ to: `${desk}/matches`, label: t('toMatches') }}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {rows.map((one) => (
          <li key={one.id}>
            <AgreementCard agreement={one} now={now}>
              {binds && one.need.open && one.status !== 'dissolved' && (
                <div className="mt-4 flex flex-wrap gap-3">
                  {one.mine === 'unsigned' && (
                    <Form action={signAction} hidden={hidden(one)}>
                      <SubmitButton>{t('sign')}</SubmitButton>
                    </Form>
                  )}
                  {one.leads && one.status === 'signed' && (
                    <SiteLink to={`${desk}/quotes/new?need=${one.need.id}`} className={button.primary}>
                      {t('quote')}
                    </SiteLink>
                  )}
                  <Form action={dissolveAction} hidden={hidden(one)}>
                    <SubmitButton kind="secondary">{t('dissolve')}</SubmitButton>
                  </Form>
                </div>
              )}
            </AgreementCard>
          </li>
        ))}
      </ul>
      <Pagination label={t('pages')} base={`${desk}/agreements`} newer={newer} older={older} />
    </>
  )
}
