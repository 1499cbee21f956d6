import { listPrice, type Offer } from '#lib/matching/offer.ts'
import type { Reason } from '#lib/matching/reason.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { convert } from '#lib/reference/rates.ts'
import { conflict } from '#lib/values/fault.ts'
import { add, type Currency, type Money, money, priced, times } from '#lib/values/money.ts'

/** What is read of a maker to know how much of its limit as a newcomer is left. */
export const probationShape = {
  probationMinor: true,
  probationCurrency: true,
  orderLines: {
    where: { order: { status: { not: 'completed' } } },
    select: { quantity: true, unitPriceMinor: true, oneOffMinor: true, currency: true },
    take: 100,
  },
} satisfies Prisma.OrganizationSelect
type OnProbation = Prisma.OrganizationGetPayload<{ select: typeof probationShape }>

/** A newcomer's limit, and what its open orders take of it, converted at the demo rates; null for everybody else. */
export function probationOf({ probationMinor, probationCurrency, orderLines }: OnProbation): Offer['probation'] {
  if (probationMinor === null || probationCurrency === null) return null
  const limit = money(probationMinor, probationCurrency as Currency)
  const taken = orderLines.reduce(
    (sum, line) => {
      const price = priced({ ...line, currency: line.currency as Currency }, line.quantity)
      return add(sum, convert(price, limit.currency))
    },
    money(0, limit.currency),
  )
  return { limit, taken }
}

/** Throws Fault conflict when a further order of this value would carry a newcomer above its limit. `tenderId`: a need for which more may be approved. */
export async function checkProbation(tx: Tx, tenderId: string | null, organizationId: string, value: Money): Promise<void> {
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: probationShape })
  const probation = probationOf(organization)
  if (!probation) return
  const { limit, taken } = probation
  if (convert(value, limit.currency).minor + taken.minor <= limit.minor) return
  if (tenderId && (await tx.probationApproval.count({ where: { tenderId, organizationId } })) > 0) return
  throw conflict('beyondProbation')
}

/** The same for a part of an agreement, at list price: what a member is paid is not known before the opening. */
export async function checkMember(tx: Tx, tenderId: string, member: { productId: string; quantity: number }): Promise<void> {
  const product = await tx.product.findUniqueOrThrow({ where: { id: member.productId }, include: { tiers: true } })
  const tiers = product.tiers.map((tier) => ({ ...tier, currency: tier.currency as Currency }))
  const price = listPrice({ tiers }, member.quantity, product.currency as Currency)
  if (price) await checkProbation(tx, tenderId, product.organizationId, times(price, member.quantity))
}

/**
 * True when a new maker's limit stands in the way of every product that it has for the need, at list price and without an approval, or
 * when nobody has looked yet. The price of a quote is sealed: what is held against the limit before the opening is what the maker lists.
 */
export async function isBeyondProbation(tx: Tx, tenderId: string, organizationId: string): Promise<boolean> {
  const { probationMinor } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { probationMinor: true },
  })
  if (probationMinor === null) return false
  if ((await tx.probationApproval.count({ where: { tenderId, organizationId } })) > 0) return false
  const matches = await tx.match.findMany({ where: { tenderId, organizationId }, select: { reasons: true }, take: 100 })
  if (matches.length === 0) return (await tx.match.count({ where: { tenderId } })) === 0
  return matches.every(({ reasons }) => (reasons as Reason[]).some(({ code }) => code === 'probation'))
}
