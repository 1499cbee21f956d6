import { setTimeout as sleep } from 'node:timers/promises'
import { decideAward } from '#lib/awards/index.ts'
import { pool } from '#lib/platform/db.ts'
import { isFault } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { type Lot, unitsPerLot } from '#tools/prove/awards/lots.ts'

export type Attempt = 'awarded' | 'refused' | 'defect'

/** The product's own command, for one of the two quotes. A conflict is the refusal that a late officer reads. */
export async function attempt(lot: Lot, random: () => number): Promise<{ outcome: Attempt; error?: string }> {
  const winner = lot.bids[random() < 0.5 ? 0 : 1]!
  const input = {
    lotId: lot.id,
    shares: [{ bidId: winner, quantity: unitsPerLot }],
    reasons: lot.bids.map((bidId) => ({ bidId, reason: 'Price and delivery were weighed.' })),
  }
  try {
    await decideAward(lot.officer, input)
    return { outcome: 'awarded' }
  } catch (error) {
    if (isFault(error) && error.code === 'conflict') return { outcome: 'refused' }
    return { outcome: 'defect', error: error instanceof Error ? error.message.slice(-300) : String(error) }
  }
}

/** The planted mistake: look whether the lot is decided, then decide it. Two that look at once both see nothing. */
export async function checkThenInsert(lot: Lot): Promise<{ outcome: Attempt; error?: string }> {
  const { rowCount } = await pool().query('SELECT 1 FROM award WHERE lot_id = $1', [lot.id])
  if (rowCount) return { outcome: 'refused' }
  await sleep(1)
  await pool().query(
    `INSERT INTO award (id, lot_id, tender_id, status, decided_by, decided_at, standstill_ends_at) VALUES ($1, $2, $3, 'pending', 'proof', now(), now())`,
    [newId('award'), lot.id, lot.tenderId],
  )
  return { outcome: 'awarded' }
}
