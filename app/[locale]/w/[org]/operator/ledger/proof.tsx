import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { LedgerProof } from '#lib/payments/index.ts'

type Props = { proof: LedgerProof; waiting: { lines: number; held: number; claims: number } }

/** The ledger read again from its entries, and what waits for a person. */
export function Proof({ proof, waiting }: Props) {
  const t = useTranslations('payments.ledger')
  const sound = proof.uneven === 0 && proof.drifted === 0
  const counts = (
    [
      ['lines', waiting.lines],
      ['held', waiting.held],
      ['claims', waiting.claims],
    ] as const
  ).filter(([, count]) => count > 0)
  return (
    <div className="grid gap-3">
      <Notice kind={sound ? 'done' : 'danger'} title={t(sound ? 'sound' : 'unsound')}>
        <p>{t('transactions', { count: proof.transactions, uneven: proof.uneven })}</p>
        <p>{t('accountsAgree', { count: proof.accounts, drifted: proof.drifted })}</p>
      </Notice>
      {counts.length > 0 && (
        <Notice kind="warning" title={t('waits')}>
          <ul className="list-[square] pl-5">
            {counts.map(([what, count]) => (
              <li key={what}>{t(`waiting.${what}`, { count })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
