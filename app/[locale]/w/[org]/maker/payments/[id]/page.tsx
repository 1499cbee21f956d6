import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { RefreshWhile } from '#components/needs/refresh-while.tsx'
import { InvoiceHead } from '#components/payments/invoice-head.tsx'
import { MoneyFound } from '#components/payments/money-found.tsx'
import { Setbacks } from '#components/payments/setbacks.tsx'
import { TransferInstructions } from '#components/payments/transfer-instructions.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findInvoice } from '#lib/payments/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata({ params }: Props) {
  const { actor } = await enterDesk(params, access)
  const invoice = await findInvoice(actor, (await params).id)
  return { title: invoice ? (await getTranslations('payments'))('invoiceTitle', { number: invoice.number }) : undefined }
}

/** One invoice as the maker sees it: whom it waits for, and where the money is. */
export default async function MakerInvoicePage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const invoice = await findInvoice(actor, (await params).id)
  if (!invoice) notFound()
  const t = await getTranslations('payments')
  const zone = organization.timeZone
  const due = invoice.status === 'due'
  const base = `/w/${organization.slug}/maker/payments`
  const link = 'text-brand underline underline-offset-4 hover:text-brand-hover'
  return (
    <div className="grid gap-6">
      <PageHeading
        above={
          <SiteLink to={base} className="underline underline-offset-4">
            {t('list.title')}
          </SiteLink>
        }
        title={t('invoiceTitle', { number: invoice.number })}
      />
      <InvoiceHead invoice={invoice} side="maker" slug={organization.slug} zone={zone} />
      <Setbacks invoice={invoice} side="maker" />
      <RefreshWhile busy={invoice.waiting === 'transfer'} />
      {invoice.waiting === 'bankAccount' && (
        <Notice kind="warning" title={t('makerSide.noAccount')}>
          <SiteLink to={`${base}/account`} className={link}>
            {t('payout.addAccount')}
          </SiteLink>
        </Notice>
      )}
      {(invoice.waiting === 'payoutSetUp' || (due && invoice.rail === 'stripe' && !invoice.stripeReady)) && (
        <Notice kind="warning" title={t('makerSide.noPayouts')}>
          <SiteLink to={base} className={link}>
            {t('payout.title')}
          </SiteLink>
        </Notice>
      )}
      {due && invoice.rail === 'bank' && invoice.payee && (
        <section aria-labelledby="told" className="grid gap-3">
          <h2 id="told" className="text-xl">
            {t('makerSide.told', { city: invoice.buyer.name })}
          </h2>
          <TransferInstructions invoice={invoice} payee={invoice.payee} zone={zone} />
        </section>
      )}
      {due && <p className="max-w-prose text-ink-2">{t(`makerSide.${invoice.rail}`)}</p>}
      {!due && (
        <section aria-labelledby="money" className="grid gap-3">
          <h2 id="money" className="text-xl">
            {t('found.title')}
          </h2>
          <MoneyFound invoice={invoice} zone={zone} />
        </section>
      )}
    </div>
  )
}
