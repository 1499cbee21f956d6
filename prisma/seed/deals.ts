// Plays needs from draft to order through the real commands, as the people of the demo world would.
import { decideAward } from '#lib/awards/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { draftTender, publishTender } from '#lib/tenders/index.ts'
import type { NeedSeed } from '#seed/needs.ts'
import type { Population } from '#seed/people.ts'
import { type DemoPeople, formDemoCommittee, openDemoQuotes, sealDemoBid } from '#seed/sealing.ts'

export function actorOf({ actors }: Population, key: string): MemberActor {
  const actor = actors.get(key)
  if (!actor) throw new TypeError(`nobody is called ${key}`)
  return actor
}

/** The officer and the committee of a city: two of three custodians open. */
export function committeeOf(population: Population, city: string): DemoPeople {
  const member = (who: string) => actorOf(population, `${city}/${who}`)
  return { officer: member('officer'), custodians: [member('officer'), member('second'), member('auditor')], threshold: 2 }
}

/** Drafts, rehearses and publishes a need at the clock's present. */
export async function publishNeed(population: Population, need: NeedSeed): Promise<string> {
  const people = committeeOf(population, need.city)
  const { id } = await draftTender(people.officer, need.content)
  await formDemoCommittee(id, people)
  await publishTender(people.officer, { id })
  return id
}

export async function quoteNeed(population: Population, need: NeedSeed, tenderId: string): Promise<void> {
  for (const { maker, line, unitPrice, least, most } of need.quotes) {
    const productId = population.products.get(`${maker}/${line}`)
    if (!productId) throw new TypeError(`${maker} has no line ${line}`)
    await sealDemoBid(actorOf(population, `${maker}/owner`), tenderId, {
      productId,
      unitPrice,
      quantityLeast: least,
      quantityMost: most,
    })
  }
}

export function openNeed(population: Population, need: NeedSeed, tenderId: string) {
  return openDemoQuotes(tenderId, committeeOf(population, need.city))
}

export type AwardWords = { winner: string; won: string; lost: string }

/** Awards the whole lot to one maker, with a reason for every opened quote. */
export async function awardNeed(
  population: Population,
  need: NeedSeed,
  tenderId: string,
  { winner, won, lost }: AwardWords,
): Promise<void> {
  const lot = await db().lot.findFirstOrThrow({
    where: { tenderId },
    include: { bids: { where: { status: 'opened' } }, items: true },
  })
  const winnerId = actorOf(population, `${winner}/owner`).organizationId
  const winning = lot.bids.find((bid) => bid.organizationId === winnerId)
  if (!winning) throw new TypeError(`${winner} has no opened quote on ${need.key}`)
  await decideAward(actorOf(population, `${need.city}/officer`), {
    lotId: lot.id,
    shares: [{ bidId: winning.id, quantity: lot.items[0]!.quantity }],
    reasons: lot.bids.map((bid) => ({ bidId: bid.id, reason: bid.id === winning.id ? won : lost })),
  })
}

/** Both sides sign: production may start. Returns the order's line of this maker. */
export async function signBoth(
  population: Population,
  need: NeedSeed,
  tenderId: string,
  maker: string,
): Promise<{ orderId: string; orderLineId: string }> {
  const order = await db().order.findFirstOrThrow({ where: { tenderId }, include: { lines: true } })
  await signOrder(actorOf(population, `${need.city}/officer`), { orderId: order.id })
  await signOrder(actorOf(population, `${maker}/owner`), { orderId: order.id })
  return { orderId: order.id, orderLineId: order.lines[0]!.id }
}
