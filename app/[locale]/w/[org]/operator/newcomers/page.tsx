import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { listNewcomers } from '#lib/matching/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'
import { approveAction } from './actions'

export const access = operatorAccess('moderator', 'admin')

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('operator.newcomers'))('title') }
}

/** New makers whose limit stands in the way of an open need: approve more, with a reason. */
export default async function NewcomersPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('operator.newcomers')
  const { rows, older, newer, now } = await listNewcomers(actor, { cursor: (await searchParams).cursor })
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {rows.length === 0 && (
        <EmptyState kind="none" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {rows.map((one) => (
          <li key={`${one.tenderId} ${one.productId}`} className="border border-line-strong bg-surface p-4 md:p-5">
            <h2 className="text-lg">
              {one.maker}: {one.product}
            </h2>
            <p className="text-sm text-ink-2">
              <SiteLink to={`/tenders/${one.number}`} className="underline underline-offset-4">
                {one.title}
              </SiteLink>{' '}
              · {t('closes')} <Deadline at={one.closesAt} now={now} zone={one.timeZone} />
            </p>
            <p className="mt-2">
              {t('value')} <MoneyText value={one.value} /> · {t('limit')} <MoneyText value={one.limit} />
            </p>
            {one.approved ? (
              <p className="mt-3">
                <StatusTag kind="done">{t('approved')}</StatusTag>
              </p>
            ) : (
              <Form
                action={approveAction}
                hidden={{ _org: organization.slug, tenderId: one.tenderId, organizationId: one.organizationId }}
                className="mt-4 grid gap-4"
              >
                <Textarea name="reason" label={t('reason')} rows={2} maxLength={500} />
                <SubmitButton>{t('approve')}</SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Pagination label={t('title')} base={`/w/${organization.slug}/operator/newcomers`} newer={newer} older={older} />
    </>
  )
}
