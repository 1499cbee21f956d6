import { useTranslations } from 'next-intl'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { Total } from '#lib/payments/index.ts'

const shown = ['due', 'disputed', 'paid', 'refunded'] as const

/** What is due and what is paid, per currency; different currencies are never added up. */
export function Sums({ totals }: { totals: Total[] }) {
  const t = useTranslations('payments')
  return (
    <dl className="mb-6 flex flex-wrap border-t border-l border-line-strong bg-surface">
      {shown.flatMap((status) =>
        totals
          .filter((total) => total.status === status)
          .map(({ amount, count }) => (
            <div
              key={`${status} ${amount.currency}`}
              className="min-w-1/2 grow border-r border-b border-line-strong px-3 py-2 md:min-w-56 md:grow-0"
            >
              <dt className="text-2xs text-ink-3">{t(`sums.${status}`, { count })}</dt>
              <dd className="text-lg font-semibold">
                <MoneyText value={amount} />
              </dd>
            </div>
          )),
      )}
    </dl>
  )
}
