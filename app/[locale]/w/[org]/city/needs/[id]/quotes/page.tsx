import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { nameFor, titleFor } from '#components/needs/titled.ts'
import { button } from '#components/ui/button.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { listOpened } from '#lib/bids/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { schemes } from '#lib/reference/certificates.ts'
import { findTender } from '#lib/tenders/index.ts'
import { add, times } from '#lib/values/money.ts'
import { PriceBar } from './price-bar'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.compare'))('title') }
}

/** Opened quotes side by side: price, quantity, lead time, and what each maker answered. */
export default async function OpenedQuotesPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const { id } = await params
  const need = await findTender(actor, { id })
  if (!need?.openedAt || need.organizationId !== organization.id) notFound()
  const offers = await listOpened(actor, id)
  const t = await getTranslations('needs.compare')
  const faults = await getTranslations('needs.protocol.fault')
  const valid = offers.filter((offer) => offer.fault === null)
  const dearest = valid.at(-1)?.unitPrice?.minor ?? 1n
  const unit = need.item?.unit ?? 'H87'
  const named = (code: string) => (code in schemes ? schemes[code as keyof typeof schemes] : t('statement'))
  return (
    <>
      <PageHeading
        title={t('title')}
        above={`${need.number} · ${titleFor(need, locale).text}`}
        lead={valid.length === 1 ? t('onlyOne') : t('lead', { count: valid.length })}
        action={
          <SiteLink to={`/w/${organization.slug}/city/needs/${id}/award`} className={button.primary}>
            {t('award')}
          </SiteLink>
        }
      />
      <DataTable
        caption={t('title')}
        captionHidden
        rows={offers}
        keyOf={(offer) => offer.id}
        columns={[
          {
            header: t('maker'),
            names: true,
            cell: (offer) => (
              <div>
                <span lang={offer.organization.localLanguage === locale ? locale : undefined}>
                  {nameFor(offer.organization, locale)}
                </span>
                <span className="block font-mono text-2xs font-normal text-ink-3">{offer.number}</span>
              </div>
            ),
          },
          {
            header: t('product'),
            cell: (offer) => (offer.product ? <span lang={offer.product.language}>{offer.product.name}</span> : '–'),
          },
          {
            header: t('unitPrice'),
            align: 'right',
            cell: (offer) =>
              offer.unitPrice && offer.fault === null ? (
                <div>
                  <MoneyText value={offer.unitPrice} />
                  <PriceBar part={offer.unitPrice.minor} whole={dearest} />
                  {offer === valid[0] && valid.length > 1 && (
                    <span className="mt-1 block">
                      <StatusTag kind="done">{t('lowest')}</StatusTag>
                    </span>
                  )}
                </div>
              ) : (
                <StatusTag kind="rejected">{faults(offer.fault ?? 'malformed')}</StatusTag>
              ),
          },
          {
            header: t('quantity'),
            align: 'right',
            cell: (offer) =>
              offer.quantityLeast === null || offer.quantityMost === null ? (
                '–'
              ) : offer.quantityLeast === offer.quantityMost ? (
                <QuantityText value={offer.quantityMost} unit={unit} />
              ) : (
                t('range', { least: offer.quantityLeast, most: offer.quantityMost })
              ),
          },
          {
            header: t('total'),
            align: 'right',
            cell: (offer) =>
              offer.unitPrice && offer.oneOff && offer.quantityMost ? (
                <MoneyText value={add(times(offer.unitPrice, offer.quantityMost), offer.oneOff)} />
              ) : (
                '–'
              ),
          },
          {
            header: t('leadTime'),
            align: 'right',
            cell: (offer) => (offer.leadTimeWeeks === null ? '–' : t('weeks', { count: offer.leadTimeWeeks })),
          },
          {
            header: t('answers'),
            cell: (offer) =>
              offer.statements.length === 0 ? (
                '–'
              ) : (
                <details>
                  <summary className="min-h-6 cursor-pointer text-brand">
                    {t('statements', { count: offer.statements.length })}
                  </summary>
                  <dl className="mt-2 grid gap-2 text-xs">
                    {offer.statements.map(({ requirement, statement }) => (
                      <div key={requirement}>
                        <dt className="font-semibold">{named(requirement)}</dt>
                        <dd className="whitespace-pre-line">{statement}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              ),
          },
        ]}
      />
    </>
  )
}
