import pg from 'pg'
import { required } from '#lib/platform/env.ts'

/** As the owner of the tables, whom the guarantees do not bind: takes one away and does what it forbade. */
export async function plantMistake(plant: string): Promise<void> {
  const statements = mistakes[plant] ?? []
  const owner = new pg.Client({ connectionString: required('MIGRATE_URL') })
  await owner.connect()
  try {
    for (const statement of statements) await owner.query(statement)
  } finally {
    await owner.end()
  }
}

const account = (id: string, kind: string, side: string) =>
  `INSERT INTO ledger_account (id, kind, organization_id, currency, normal_side, may_overdraw) VALUES ('${id}', '${kind}', 'org_planted', 'EUR', '${side}', false)`
const transaction = `INSERT INTO ledger_transaction (id, business_key, kind, subject, posted_at) VALUES ('ltx_planted', 'planted', 'invoiceIssued', 'inv_planted', now())`
const entries = (first: number, second: number) =>
  `INSERT INTO ledger_entry (transaction_id, ordinal, account_id, amount_minor) VALUES ('ltx_planted', 0, 'lac_a', ${first}), ('ltx_planted', 1, 'lac_b', ${second})`

const mistakes: Record<string, string[]> = {
  uneven: [
    'ALTER TABLE ledger_transaction DISABLE TRIGGER ledger_transaction_balances',
    account('lac_a', 'dueFromCity', 'debit'),
    account('lac_b', 'dueToMaker', 'credit'),
    `BEGIN; ${transaction}; ${entries(1000, -999)}; COMMIT`,
    'ALTER TABLE ledger_transaction ENABLE TRIGGER ledger_transaction_balances',
  ],
  overdraft: [
    'ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_not_overdrawn',
    account('lac_a', 'dueFromCity', 'debit'),
    account('lac_b', 'dueToMaker', 'credit'),
    `BEGIN; ${transaction}; ${entries(-1000, 1000)}; COMMIT`,
  ],
}
