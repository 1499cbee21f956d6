import { useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { TransactionRow } from '#lib/payments/index.ts'
import { add } from '#lib/values/money.ts'

/** Postings, newest first, each with its entries and their sum. */
export function TransactionList({ transactions }: { transactions: TransactionRow[] }) {
  const t = useTranslations('payments.ledger')
  return (
    <section aria-labelledby="postings">
      <h2 id="postings" className="mb-3 text-lg">
        {t('postings')}
      </h2>
      <ol className="grid gap-4">
        {transactions.map((transaction) => (
          <li key={transaction.id} className="border border-line-strong bg-surface" data-keep="">
            <p className="flex flex-wrap justify-between gap-x-6 border-b border-line-strong px-3 py-2 text-sm">
              <span className="font-semibold">{t(`posting_${transaction.kind}`)}</span>
              <span className="font-mono">{transaction.invoice ?? '–'}</span>
              <DateText at={transaction.postedAt} />
            </p>
            <Entries transaction={transaction} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Entries({ transaction: { entries } }: { transaction: TransactionRow }) {
  const t = useTranslations('payments.ledger')
  const sum = entries.map(({ amount }) => amount).reduce(add)
  return (
    <dl className="px-3 py-1 text-sm">
      {entries.map(({ ordinal, kind, organization, amount }) => (
        <div key={ordinal} className="flex justify-between gap-4 border-b border-line py-1">
          <dt>
            {t(`account_${kind}`)} <span className="text-ink-3">{organization ?? t('platform')}</span>
          </dt>
          <dd className="text-right">
            <MoneyText value={amount} />
          </dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 py-1 font-semibold">
        <dt>{t('sum')}</dt>
        <dd>
          <MoneyText value={sum} />
        </dd>
      </div>
    </dl>
  )
}
