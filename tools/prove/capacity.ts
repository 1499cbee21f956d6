// Awards take weeks of the same production lines at the same moment, whole or not at all, while makers change their calendars: no week
// is ever promised twice, what is taken is what was allocated, and nothing waits in a circle.
import { allocate, planWeek, weeksFrom } from '#lib/capacity/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db, pool, transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { isFault } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'
import { addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'
import { asRole } from '#tools/scratch/events.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/** read-then-write: free units are read without a lock, and the check of the database is gone. half: an award keeps what it got of a line. */
export const plants = ['read-then-write', 'half'] as const

const weeks = 8
const unitsPerWeek = 40
const atOnce = 16

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const random = randomFrom(seed)
  const first = addWeeks(weekOf(new Date()), 2)
  const { owner, lines } = await makeLines(full ? 6 : 3, first)
  if (plant === 'read-then-write') await dropCheck()
  const wanted = lines.length * weeks * unitsPerWeek
  const attempts = full ? 4_000 : 600
  const tally = { taken: 0, refused: 0, defect: 0, planned: 0, unplanned: 0 }
  const promised = new Map<string, number>()
  const errors = new Set<string>()
  let left = attempts
  const work = async () => {
    while (left-- > 0) {
      if (random() < 0.1) tally[(await replan(owner, lines, first, random)) ? 'planned' : 'unplanned']++
      // Each award takes from one to three lines; together they ask for about three times what there is.
      const units = 1 + Math.floor(random() * ((6 * wanted) / attempts))
      const chosen = lines.filter(() => random() < 0.5).slice(0, 3)
      if (chosen.length === 0) continue
      const awardId = newId('award')
      const requests = chosen.map((lineId) => ({ lineId, awardId, units, weeks: weeksFrom(first, addWeeks(first, weeks - 1)) }))
      try {
        if (plant === 'read-then-write') for (const { lineId } of requests) await readThenWrite(lineId, awardId, units, first)
        else if (plant === 'half') for (const request of requests) await transaction((tx, now) => allocate(tx, now, request))
        else
          await transaction(async (tx, now) => {
            for (const request of requests) await allocate(tx, now, request)
          })
        tally.taken++
        promised.set(awardId, units * chosen.length)
      } catch (error) {
        if (isFault(error) && error.code === 'conflict') tally.refused++
        else {
          tally.defect++
          errors.add(error instanceof Error ? error.message.slice(-200) : String(error))
        }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))

  const found = await readCalendars()
  const sum = [...promised.values()].reduce((total, units) => total + units, 0)
  const odd = found.byAward.filter(({ awardId, units }) => promised.get(awardId) !== units).length
  const faults = [
    tally.defect === 0 ? '' : `${tally.defect} attempts failed unexpectedly: ${[...errors].join('; ')}`,
    tally.taken > 0 && tally.refused > 0 ? '' : 'the lines were never short: nothing was proved',
    found.over === 0 ? '' : `${found.over} weeks are promised beyond their units`,
    found.booked === sum ? '' : `the calendars hold ${found.booked} units for ${sum} promised`,
    odd === 0 ? '' : `${odd} awards hold something else than they were told`,
  ].filter(Boolean)
  const figures = { lines: lines.length, weeks, capacity: wanted, attempts, atOnce, ...tally, unitsPromised: sum }
  return { passed: faults.length === 0, figures, detail: faults.join('\n') }
}

async function makeLines(count: number, first: Week): Promise<{ owner: MemberActor; lines: string[] }> {
  return transaction(async (tx, now) => {
    const organizationId = await createOrganization(tx, now, { slug: 'svratka', kind: 'maker', name: 'Svratka', country: 'CZ' })
    const personId = await createPerson(tx, now, { email: 'owner@svratka.test', name: 'Vendula', locale: 'en' })
    const owner = await addMember(tx, now, { personId, organizationId, kind: 'maker', roles: ['owner'] })
    const lines: string[] = []
    for (let index = 0; index < count; index++) {
      const { lineId } = await createProduct(tx, now, {
        organizationId,
        country: 'ZZ', // no holidays
        name: `Line ${index}`,
        language: 'en',
        summary: 'Telecare units',
        sector: 'healthcare',
        cpv: '35121700-5',
        currency: 'EUR',
        tiers: [[1, '100']],
        minimumOrder: 1,
        freePerWeek: unitsPerWeek,
        leadTimeWeeks: 1,
        w0: first,
      })
      lines.push(lineId)
    }
    // In one order, so that two awards over the same lines never wait for each other in a circle.
    return { owner, lines: lines.sort() }
  })
}

/** The maker changes a week; false when orders hold more than that already. */
async function replan(owner: MemberActor, lines: string[], first: Week, random: () => number): Promise<boolean> {
  const lineId = lines[Math.floor(random() * lines.length)]!
  const week = addWeeks(first, Math.floor(random() * weeks))
  try {
    await planWeek(owner, { lineId, week, units: Math.floor(unitsPerWeek * (0.5 + random())) })
    return true
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

async function dropCheck(): Promise<void> {
  await asRole(required('MIGRATE_URL'), async (owner) => {
    const { rows } = await owner.query(
      `SELECT conname FROM pg_constraint WHERE conrelid = 'capacity_week'::regclass AND contype = 'c'`,
    )
    for (const { conname } of rows) await owner.query(`ALTER TABLE capacity_week DROP CONSTRAINT "${conname}"`)
  })
}

/** The planted mistake: what is free is read first and written later, as if nobody else did the same. */
async function readThenWrite(lineId: string, awardId: string, units: number, first: Week): Promise<void> {
  const rows = await db().capacityWeek.findMany({
    where: { lineId, week: { gte: startOf(first), lt: startOf(addWeeks(first, weeks)) } },
    orderBy: { week: 'asc' },
  })
  let missing = units
  for (const { week, units: all, allocated } of rows) {
    const take = Math.min(missing, Math.max(0, all - allocated))
    missing -= take
    if (take === 0) continue
    await pool().query('UPDATE capacity_week SET allocated = $1 WHERE line_id = $2 AND week = $3', [
      allocated + take,
      lineId,
      week,
    ])
    await db().allocation.create({
      data: { id: newId('allocation'), lineId, week, units: take, awardId, createdAt: new Date() },
    })
  }
}

async function readCalendars() {
  return asRole(required('MIGRATE_URL'), async (owner) => {
    const { rows } = await owner.query(
      `SELECT (SELECT count(*)::int FROM capacity_week WHERE allocated > units) AS over,
              (SELECT coalesce(sum(allocated), 0)::int FROM capacity_week) AS booked`,
    )
    const { rows: byAward } = await owner.query(
      'SELECT award_id AS "awardId", sum(units)::int AS units FROM allocation GROUP BY award_id',
    )
    return { ...(rows[0] as { over: number; booked: number }), byAward: byAward as { awardId: string; units: number }[] }
  })
}
