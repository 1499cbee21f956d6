import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TransferInstructions } from '#components/payments/transfer-instructions.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'
import { payThroughStripe } from './actions'

type Props = { invoice: InvoiceDetail; slug: string; zone: string; mayPay: boolean }

/** How a due invoice is paid on its rail, and what follows from it. */
export async function PayPanel({ invoice, slug, zone, mayPay }: Props) {
  const t = await getTranslations('payments.pay')
  const maker = invoice.seller.name
  return (
    <section aria-labelledby="pay" className="grid gap-4">
      <h2 id="pay" className="text-xl">
        {t(invoice.rail)}
      </h2>
      {invoice.rail === 'stripe' && <ThroughStripe invoice={invoice} slug={slug} mayPay={mayPay} />}
      {invoice.rail === 'bank' && !invoice.payee && (
        <Notice kind="warning" title={t('noAccount', { maker })}>
          <p>{t('noAccountText', { maker })}</p>
        </Notice>
      )}
      {invoice.rail === 'bank' && invoice.payee && (
        <>
          <TransferInstructions invoice={invoice} payee={invoice.payee} zone={zone} />
          <p className="max-w-prose text-ink-2">{t('bankText', { maker })}</p>
        </>
      )}
    </section>
  )
}

async function ThroughStripe({ invoice, slug, mayPay }: Omit<Props, 'zone'>) {
  const t = await getTranslations('payments.pay')
  const maker = invoice.seller.name
  const amount = formatMoney(invoice.amount, await getLocale())
  const open = invoice.waiting === 'stripePage'
  return (
    <>
      <ul className="grid max-w-prose list-[square] gap-1 pl-5">
        <li>{t('taken', { amount })}</li>
        <li>{t('makerGets', { maker })}</li>
        <li>{t('orderPaid')}</li>
      </ul>
      {!invoice.stripeReady && (
        <Notice kind="warning" title={t('held', { maker })}>
          <p>{t('heldText', { maker })}</p>
        </Notice>
      )}
      {open && (
        <Notice kind="info" title={t('openPage')}>
          <p>{t('openPageText')}</p>
        </Notice>
      )}
      {mayPay ? (
        <Form action={payThroughStripe} hidden={{ _org: slug, id: invoice.id }}>
          <SubmitButton>{open ? t('continue') : t('submit', { amount })}</SubmitButton>
        </Form>
      ) : (
        <p className="text-ink-2">{t('financeOnly')}</p>
      )}
    </>
  )
}
