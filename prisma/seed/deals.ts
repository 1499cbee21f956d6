// Plays needs from draft to order through the real commands, as the people of the demo world would.
import { decideAward } from '#lib/awards/index.ts'
import { proposeAgreement, signAgreement } from '#lib/matching/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { draftTender, publishTender } from '#lib/tenders/index.ts'
import { addWeeks, startOf } from '#lib/values/time.ts'
import type { NeedSeed, QuoteSeed } from '#seed/needs.ts'
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
  for (const quote of need.quotes) {
    const { maker, line, unitPrice, oneOff, least, most } = quote
    await sealDemoBid(actorOf(population, `${maker}/owner`), tenderId, {
      productId: productOf(population, maker, line),
      unitPrice,
      oneOff,
      quantityLeast: least,
      quantityMost: most,
      agreementId: quote.agreement && (await agree(population, need, quote, tenderId)),
    })
  }
}

function productOf({ products }: Population, maker: string, line: string): string {
  const productId = products.get(`${maker}/${line}`)
  if (!productId) throw new TypeError(`${maker} has no line ${line}`)
  return productId
}

/** The lead proposes, everybody else signs; then it binds them. */
async function agree(population: Population, need: NeedSeed, quote: QuoteSeed, tenderId: string): Promise<string> {
  const { form, members } = quote.agreement!
  const { id } = await proposeAgreement(actorOf(population, `${quote.maker}/owner`), {
    tenderId,
    form,
    members: members.map(({ maker, line, role, quantity, startWeek }) => ({
      productId: productOf(population, maker, line),
      role,
      quantity,
      startsAt: startWeek === undefined ? null : startOf(addWeeks(need.w0, startWeek)),
    })),
  })
  for (const { maker } of members.slice(1)) await signAgreement(actorOf(population, `${maker}/owner`), { id })
  return id
}

export function openNeed(population: Population, need: NeedSeed, tenderId: string) {
  return openDemoQuotes(tenderId, committeeOf(population, need.city))
}

/** Maker key → units. */
export type Shares = Record<string, number>
export type AwardWords = { won: string; lost: string }

/** Awards the lot in these shares, with a reason for every opened quote. */
export async function awardNeed(
  population: Population,
  need: NeedSeed,
  tenderId: string,
  shares: Shares,
  words: AwardWords,
): Promise<void> {
  const lot = await db().lot.findFirstOrThrow({ where: { tenderId }, include: { bids: { where: { status: 'opened' } } } })
  const bidOf = (maker: string) => {
    const bid = lot.bids.find(({ organizationId }) => organizationId === actorOf(population, `${maker}/owner`).organizationId)
    if (!bid) throw new TypeError(`${maker} has no opened quote on ${need.key}`)
    return bid.id
  }
  const chosen = Object.entries(shares).map(([maker, quantity]) => ({ bidId: bidOf(maker), quantity }))
  await decideAward(actorOf(population, `${need.city}/officer`), {
    lotId: lot.id,
    shares: chosen,
    reasons: lot.bids.map(({ id }) => ({ bidId: id, reason: chosen.some(({ bidId }) => bidId === id) ? words.won : words.lost })),
  })
}

/** The city and every maker sign: production may start. Returns each maker's line. */
export async function signAll(
  population: Population,
  city: string,
  tenderId: string,
  makers: readonly string[],
): Promise<Map<string, string>> {
  const order = await db().order.findFirstOrThrow({ where: { tenderId }, include: { lines: true } })
  await signOrder(actorOf(population, `${city}/officer`), { orderId: order.id })
  const lines = new Map<string, string>()
  for (const maker of makers) {
    const owner = actorOf(population, `${maker}/owner`)
    await signOrder(owner, { orderId: order.id })
    lines.set(maker, order.lines.find(({ organizationId }) => organizationId === owner.organizationId)!.id)
  }
  return lines
}
