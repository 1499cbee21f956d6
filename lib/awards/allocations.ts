import { type AllocationRequest, weeksFrom } from '#lib/capacity/index.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { fastestWeeks } from '#lib/reference/lanes.ts'
import { conflict } from '#lib/values/fault.ts'
import { addWeeks, type Week, weekOf } from '#lib/values/time.ts'

type Taking = {
  awardId: string
  bid: { number: string; organizationId: string; agreementId: string | null; opened: { productId: string | null } | null }
  quantity: number
  tender: { contractAt: Date; organization: { country: string } }
  dueAt: Date
}

const memberShape = {
  select: { productId: true, role: true, quantity: true, startsAt: true },
} satisfies Prisma.JointAgreement$membersArgs
type Member = Prisma.JointMemberGetPayload<typeof memberShape>

/**
 * What a share takes of the lines behind it: the bidder's own, or those of everybody who signed the agreement, from the week on which
 * they agreed. Parts must leave in time to be assembled. Throws Fault conflict when a product has no line, or no lane leads on.
 */
export async function allocationsFor(tx: Tx, { awardId, bid, quantity, tender, dueAt }: Taking): Promise<AllocationRequest[]> {
  const agreement = bid.agreementId
    ? await tx.jointAgreement.findUniqueOrThrow({ where: { id: bid.agreementId }, select: { members: memberShape } })
    : null
  const alone: Member = { productId: bid.opened?.productId ?? '', role: 'finished', quantity, startsAt: null }
  const members = agreement?.members ?? [alone]
  const products = await tx.product.findMany({
    where: {
      id: { in: members.map(({ productId }) => productId) },
      ...(agreement ? {} : { organizationId: bid.organizationId }),
    },
    select: { id: true, lineId: true, leadTimeWeeks: true, organization: { select: { country: true } } },
  })
  const productOf = ({ productId }: Member) => {
    const product = products.find(({ id }) => id === productId)
    if (!product?.lineId) throw conflict('awardWithoutCapacity', { number: bid.number })
    return { ...product, lineId: product.lineId }
  }
  const assembler = members.find(({ role }) => role === 'assembly')
  const finishing = assembler && productOf(assembler).organization.country
  return members.map((member) => {
    const { lineId, leadTimeWeeks, organization } = productOf(member)
    const under = weeksUnderWay(member.role, organization.country, finishing, tender.organization.country)
    if (under === null) throw conflict('awardWithoutCapacity', { number: bid.number })
    const first: Week = member.startsAt ? weekOf(member.startsAt) : addWeeks(weekOf(tender.contractAt), leadTimeWeeks)
    return { lineId, awardId, units: member.quantity, weeks: weeksFrom(first, addWeeks(weekOf(dueAt), -under)) }
  })
}

/** From a member's door to the city's, by way of the assembler for what is not the finished product. */
function weeksUnderWay(role: string, from: string, assembler: string | undefined, city: string): number | null {
  if (role === 'finished' || role === 'assembly' || !assembler) return fastestWeeks(from, city)
  const last = fastestWeeks(assembler, city)
  const first = role === 'design' ? 0 : fastestWeeks(from, assembler)
  return first === null || last === null ? null : first + last
}
