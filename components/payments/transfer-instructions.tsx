import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'
import { printedAccount, printedReference } from '#lib/payments/rules.ts'
import { toDecimal } from '#lib/values/money.ts'

type Props = { invoice: InvoiceDetail; payee: { name: string; account: string }; zone: string }

/** What goes into the bank's form, each to be copied as the bank wants it. */
export function TransferInstructions({ invoice, payee, zone }: Props) {
  const t = useTranslations('payments.transfer')
  return (
    <KeyValue
      rows={[
        { label: t('payee'), value: <Copyable text={payee.name} label={t('payee')} /> },
        {
          label: t('account'),
          value: (
            <Copyable text={payee.account} label={t('account')}>
              <span className="font-mono">{printedAccount(payee.account)}</span>
            </Copyable>
          ),
        },
        {
          label: t('amount'),
          value: (
            <Copyable text={toDecimal(invoice.amount)} label={t('amount')}>
              <MoneyText value={invoice.amount} />
            </Copyable>
          ),
        },
        {
          label: t('reference'),
          value: (
            <Copyable text={invoice.reference} label={t('reference')}>
              <span className="font-mono">{printedReference(invoice.reference)}</span>
            </Copyable>
          ),
        },
        { label: t('until'), value: <DateText at={invoice.dueAt} zone={zone} dateOnly /> },
      ]}
    />
  )
}

function Copyable({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  const t = useTranslations('payments.transfer')
  return (
    <span className="flex flex-wrap items-center gap-2">
      {children ?? text}
      <CopyButton text={text} words={{ copy: t('copy', { what: label }), copied: t('copied') }} />
    </span>
  )
}
