// Many officers award the same lots at the same moment: each lot is decided once, its capacity is taken once and whole, and every
// other attempt is told so.
import { required } from '#lib/platform/env.ts'
import { type Attempt, attempt, checkThenInsert } from '#tools/prove/awards/attempts.ts'
import { makeLots, unitsPerLot } from '#tools/prove/awards/lots.ts'
import { asRole } from '#tools/scratch/events.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/** check-then-insert: no unique lot, and an award that looks first whether there is one already. */
export const plants = ['check-then-insert'] as const

/** As many at once as the pool has connections, and some in the queue. */
const officers = 16

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const random = randomFrom(seed)
  const lots = await makeLots(full ? 100 : 25)
  if (plant) await asRole(required('MIGRATE_URL'), (owner) => owner.query('DROP INDEX award_lot_id_key'))
  const perLot = full ? 100 : 24
  const waiting = lots.flatMap((lot) => Array.from({ length: perLot }, () => lot))
  // Neighbours in the queue are about the same lot, so that they meet; who wins is left to chance.
  const tally: Record<Attempt, number> = { awarded: 0, refused: 0, defect: 0 }
  const errors = new Set<string>()
  const work = async () => {
    for (let lot = waiting.shift(); lot; lot = waiting.shift()) {
      const { outcome, error } = await (plant ? checkThenInsert(lot) : attempt(lot, random))
      tally[outcome]++
      if (error) errors.add(error)
    }
  }
  await Promise.all(Array.from({ length: officers }, work))

  const found = await readAwards()
  const expected = plant ? null : BigInt(lots.length * unitsPerLot)
  const faults = [
    found.lots === lots.length ? '' : `${found.lots} of ${lots.length} lots were decided`,
    found.awards === lots.length ? '' : `${found.awards} awards for ${lots.length} lots`,
    tally.awarded === lots.length ? '' : `${tally.awarded} officers were told that their award stands`,
    tally.defect === 0 ? '' : `${tally.defect} attempts failed unexpectedly: ${[...errors].join('; ')}`,
    expected === null || found.allocated === expected ? '' : `${found.allocated} units were allocated for ${expected} awarded`,
    expected === null || found.booked === expected ? '' : `the calendars hold ${found.booked} units for ${expected} awarded`,
    found.over === 0 ? '' : `${found.over} weeks are over-allocated`,
  ].filter(Boolean)
  return {
    passed: faults.length === 0,
    figures: {
      lots: lots.length,
      attempts: lots.length * perLot,
      atOnce: officers,
      ...tally,
      awards: found.awards,
      unitsAllocated: Number(found.allocated),
    },
    detail: faults.join('\n'),
  }
}

async function readAwards() {
  return asRole(required('MIGRATE_URL'), async (owner) => {
    const { rows } = await owner.query(
      `SELECT (SELECT count(*) FROM award) AS awards, (SELECT count(DISTINCT lot_id) FROM award) AS lots,
              (SELECT coalesce(sum(units), 0) FROM allocation) AS allocated, (SELECT coalesce(sum(allocated), 0) FROM capacity_week) AS booked,
              (SELECT count(*) FROM capacity_week WHERE allocated > units) AS over`,
    )
    const { awards, lots, allocated, booked, over } = rows[0]
    return {
      awards: Number(awards),
      lots: Number(lots),
      allocated: BigInt(allocated),
      booked: BigInt(booked),
      over: Number(over),
    }
  })
}
