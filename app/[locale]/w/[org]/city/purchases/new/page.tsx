import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { DateTime } from '#components/forms/date-time.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { button } from '#components/ui/button.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { directPackOf, findDirectBudget } from '#lib/awards/index.ts'
import { findProduct, listProducts } from '#lib/catalog/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { buyAction } from '../actions'

export const access = cityAccess('officer')

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ product?: string; q?: string; cursor?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchases'))('title') }
}

/** Buy from the catalogue without a tender: find the product, see what the rules still allow, order. */
export default async function NewPurchasePage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('purchases')
  const { product: productId, q = '', cursor } = await searchParams
  const base = `/w/${organization.slug}/city/purchases/new`
  if (!directPackOf(organization.country)) {
    return (
      <>
        <PageHeading title={t('title')} lead={t('lead')} />
        <EmptyState kind="none" title={t('noRule')} action={{ to: `/w/${organization.slug}/city/needs/new`, label: t('toNeed') }}>
          <p>{t('noRuleText')}</p>
        </EmptyState>
      </>
    )
  }
  const product = productId ? await findProduct(actor, productId) : null
  if (!product) {
    const { rows, older, newer } = await listProducts(actor, { words: q, cursor, size: 12 })
    return (
      <>
        <PageHeading title={t('title')} lead={t('lead')} />
        <form action="" className="mb-6 flex flex-wrap items-end gap-3">
          <TextInput name="q" label={t('search')} defaultValue={q} maxLength={80} />
          <button type="submit" className={button.secondary}>
            {t('find')}
          </button>
        </form>
        {rows.length === 0 ? (
          <EmptyState kind="none" title={t('nothing')} />
        ) : (
          <DataTable
            caption={t('products')}
            captionHidden
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                header: t('product'),
                names: true,
                cell: ({ id, name, language }) => (
                  <SiteLink to={`${base}?product=${id}`} lang={language} className="text-brand underline underline-offset-4">
                    {name}
                  </SiteLink>
                ),
              },
              { header: t('maker'), cell: ({ maker }) => `${maker.name}, ${maker.place}` },
              {
                header: t('from'),
                align: 'right',
                cell: ({ priceMinor, currency }) =>
                  priceMinor === null ? '–' : <MoneyText value={money(priceMinor, currency as Currency)} />,
              },
            ]}
          />
        )}
        <Pagination label={t('products')} base={`${base}?q=${encodeURIComponent(q)}`} newer={newer} older={older} />
      </>
    )
  }
  const budget = await findDirectBudget(actor, organization.country, product.cpv)
  return (
    <div className="grid gap-6">
      <PageHeading title={product.name} lang={product.language} above={t('title')} />
      <KeyValue
        rows={[
          { label: t('maker'), value: `${product.maker.name}, ${product.maker.place}` },
          ...product.tiers.map(({ currency, fromQuantity, unitPriceMinor }) => ({
            label: t('tier', { from: fromQuantity }),
            value: <MoneyText value={money(unitPriceMinor, currency as Currency)} />,
          })),
          ...(budget
            ? [
                { label: t('before'), value: <MoneyText value={budget.before} /> },
                { label: t('limit'), value: <MoneyText value={budget.limit} /> },
              ]
            : []),
        ]}
      />
      <Notice kind="info" title={t('rule')}>
        <p>{t('ruleText')}</p>
      </Notice>
      <Form action={buyAction} hidden={{ _org: organization.slug, productId: product.id }} className="grid gap-6">
        <NumberInput name="quantity" label={t('quantity')} hint={t('minimum', { minimum: product.minimumOrder })} />
        <DateTime name="dueAt" dateOnly label={t('due')} hint={t('dueHint', { weeks: product.leadTimeWeeks })} />
        <TextInput name="place" label={t('place')} maxLength={140} autoComplete="street-address" />
        <Textarea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={2000} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </Form>
    </div>
  )
}
