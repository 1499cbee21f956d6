import { pool } from '#lib/platform/db.ts'

export type Found = { transactions: number; uneven: number; drifted: number; overdrawn: number; held: bigint }

/** The ledger read from its rows, with queries of its own: nothing of the code under proof is trusted. */
export async function readLedger(): Promise<Found> {
  const { rows } = await pool().query<Record<keyof Found, string>>(`
    SELECT (SELECT count(*) FROM ledger_transaction) AS transactions,
      (SELECT count(*) FROM (
        SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
          GROUP BY e.transaction_id, a.currency HAVING sum(e.amount_minor) <> 0) u) AS uneven,
      (SELECT count(*) FROM ledger_account a LEFT JOIN (
        SELECT account_id, sum(amount_minor) AS amount FROM ledger_entry GROUP BY account_id) s ON s.account_id = a.id
        WHERE a.balance_minor <> coalesce(s.amount, 0)) AS drifted,
      (SELECT count(*) FROM ledger_account WHERE NOT may_overdraw
        AND CASE normal_side WHEN 'debit' THEN balance_minor < 0 ELSE balance_minor > 0 END) AS overdrawn,
      (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE kind = 'heldAtStripe') AS held`)
  const { held, ...counts } = rows[0]!
  const [transactions, uneven, drifted, overdrawn] = [counts.transactions, counts.uneven, counts.drifted, counts.overdrawn].map(
    Number,
  )
  return { transactions: transactions!, uneven: uneven!, drifted: drifted!, overdrawn: overdrawn!, held: BigInt(held) }
}
