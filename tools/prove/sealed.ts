// Quotes stay shut until their opening, whoever copies what; the database's clock alone decides what came in time; what was bent is named.
import { listOpened, openBids } from '#lib/bids/index.ts'
import { db } from '#lib/platform/db.ts'
import { tenderSweeps } from '#lib/tenders/deadlines.ts'
import { demoShare, openDemoQuotes } from '#seed/sealing.ts'
import { sequenceAll } from '#seed/sequence.ts'
import { type Rush, rushTheDeadline } from '#tools/prove/sealed/deadline.ts'
import { asOwner, columnsHolding } from '#tools/prove/sealed/owner.ts'
import { stealQuotes } from '#tools/prove/sealed/thief.ts'
import { makeWorld, publishNeed, type SealedWorld } from '#tools/prove/sealed/world.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/** canary: a price written in clear · late: a quote dated at the deadline · k-shares: a thief with a quorum · quiet-bit: damage nobody expects. */
export const plants = ['canary', 'late', 'k-shares', 'quiet-bit'] as const

/** A price that no other number contains. */
const canary = '918273645546'

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const random = randomFrom(seed)
  const world = await makeWorld(full ? 200 : 40)
  const rushes: Rush[] = []
  let needId = ''
  for (const appClock of [1, -1] as const) {
    const need = await publishNeed(world)
    needId = need.id
    const prices = ['9182736455.46', '171.00', '176.00']
    rushes.push(await rushTheDeadline({ need, makers: world.makers, random, spreadMs: full ? 1000 : 300, appClock, prices }))
  }
  const rush = rushes.reduce((sum, one) => addUp(sum, one))
  await bend(needId, plant)
  await tenderSweeps[0]!.run()
  await sequenceAll()
  const late = await asOwner(
    'SELECT 1 FROM bid JOIN tender ON tender.id = bid.tender_id WHERE bid.submitted_at >= tender.closes_at',
  )
  const held = world.custodians.slice(0, plant === 'k-shares' ? 2 : 1)
  const shares = []
  for (const custodian of held) shares.push(await demoShare(needId, custodian, 'live'))
  const stolen = await stealQuotes(needId, shares)
  const clear = await columnsHolding(canary)
  const opening = await openWithDamage(world, needId, plant)
  const faults = [
    rush.accepted > 0 && rush.refused > 0 ? '' : 'the rush did not meet the deadline',
    rush.lateAccepted + late.rowCount! === 0 ? '' : `${rush.lateAccepted + late.rowCount!} late quotes were accepted`,
    rush.inTimeRefused === 0 ? '' : `${rush.inTimeRefused} quotes in time were refused`,
    rush.broken === 0 ? '' : `${rush.broken} submissions broke`,
    stolen.tried > 0 && stolen.opened === 0 ? '' : `${stolen.opened} of ${stolen.tried} envelopes were stolen`,
    clear.length === 0 ? '' : `a sealed price stands in clear in ${clear.join(', ')}`,
    opening.invalid === 'ciphertext_changed' ? '' : `the opening says ${opening.invalid || 'nothing'} of one flipped bit`,
  ].filter(Boolean)
  return {
    passed: faults.length === 0,
    figures: { ...rush, stolen: stolen.opened, envelopes: stolen.tried, opened: opening.opened, invalid: opening.invalid },
    detail: faults.join('; '),
  }
}

function addUp(a: Rush, b: Rush): Rush {
  return Object.fromEntries(Object.entries(a).map(([name, count]) => [name, count + b[name as keyof Rush]])) as Rush
}

/** The planted mistakes that are done to the rows themselves. */
async function bend(tenderId: string, plant: string | null): Promise<void> {
  if (plant === 'canary') await asOwner('UPDATE tender SET description = description || $2 WHERE id = $1', [tenderId, canary])
  if (plant === 'late')
    await asOwner(
      `UPDATE bid SET submitted_at = (SELECT closes_at FROM tender WHERE id = $1)
        WHERE id = (SELECT min(id) FROM bid WHERE tender_id = $1 AND status = 'sealed')`,
      [tenderId],
    )
}

/** Flips one bit of one sealed price, opens, and says what the opening found. */
async function openWithDamage(
  { officer, custodians }: SealedWorld,
  tenderId: string,
  plant: string | null,
): Promise<{ opened: number; invalid: string }> {
  const damaged = await db().bid.findMany({
    where: { tenderId, status: 'sealed' },
    take: plant === 'quiet-bit' ? 2 : 1,
    select: { id: true },
  })
  for (const { id } of damaged)
    await asOwner('UPDATE bid SET price = set_bit(price, 2000, 1 - get_bit(price, 2000)) WHERE id = $1', [id])
  const { openingId } = await openDemoQuotes(tenderId, { officer, custodians })
  if (openingId === null) return { opened: 0, invalid: 'too few quotes' }
  await sequenceAll()
  await openBids(openingId)
  const offers = await listOpened(officer, tenderId)
  const invalid = offers.filter((offer) => offer.fault !== null)
  return { opened: offers.length - invalid.length, invalid: invalid.map((offer) => offer.fault).join(',') }
}
