import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { RefreshWhile } from '#components/needs/refresh-while.tsx'
import { InvoiceHead } from '#components/payments/invoice-head.tsx'
import { MoneyFound } from '#components/payments/money-found.tsx'
import { Setbacks } from '#components/payments/setbacks.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findInvoice, mayPay } from '#lib/payments/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { PayPanel } from './pay-panel'

export const access = cityAccess()

type Props = {
  params: Promise<{ locale: string; org: string; id: string }>
  searchParams: Promise<{ from?: string }>
}

export async function generateMetadata({ params }: Props) {
  const { actor } = await enterDesk(params, access)
  const invoice = await findInvoice(actor, (await params).id)
  return { title: invoice ? (await getTranslations('payments'))('invoiceTitle', { number: invoice.number }) : undefined }
}

/** One invoice as the city sees it: what to do, what will happen, where the money is. */
export default async function CityInvoicePage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const invoice = await findInvoice(actor, (await params).id)
  if (!invoice) notFound()
  const t = await getTranslations('payments')
  const amount = formatMoney(invoice.amount, await getLocale())
  const due = invoice.status === 'due'
  const confirming = (await searchParams).from === 'stripe' && invoice.waiting === 'stripePage'
  return (
    <div className="grid gap-6">
      <PageHeading
        above={
          <SiteLink to={`/w/${organization.slug}/city/payments`} className="underline underline-offset-4">
            {t('list.title')}
          </SiteLink>
        }
        title={due ? t('payTitle', { amount, maker: invoice.seller.name }) : t('invoiceTitle', { number: invoice.number })}
      />
      <InvoiceHead
        invoice={confirming ? { ...invoice, waiting: 'nothing' } : invoice}
        side="city"
        slug={organization.slug}
        zone={organization.timeZone}
      />
      <Setbacks invoice={invoice} side="city" />
      <RefreshWhile busy={confirming || invoice.waiting === 'transfer'} />
      {confirming && (
        <Notice kind="info" title={t('pay.confirming')} announce>
          <p>{t('pay.confirmingText')}</p>
        </Notice>
      )}
      {due && !confirming && (
        <PayPanel invoice={invoice} slug={organization.slug} zone={organization.timeZone} mayPay={mayPay(actor)} />
      )}
      {!due && (
        <section aria-labelledby="money" className="grid gap-3">
          <h2 id="money" className="text-xl">
            {t('found.title')}
          </h2>
          <MoneyFound invoice={invoice} zone={organization.timeZone} />
        </section>
      )}
    </div>
  )
}
