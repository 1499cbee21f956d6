import type { Reason } from '#lib/matching/reason.ts'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

/** A new maker whose limit stands in the way of an open need. */
export type Newcomer = {
  tenderId: string
  organizationId: string
  productId: string
  number: string
  title: string
  closesAt: Date
  timeZone: string
  maker: string
  product: string
  /** Its share at list price with its open orders, and its limit. */
  value: Money
  limit: Money
  approved: boolean
}

/** The open needs above a newcomer's limit, product by product, for the operator. */
export async function listNewcomers(actor: Actor, request: PageRequest): Promise<Page<Newcomer> & { now: Date }> {
  const size = sizeOf(request)
  const [product, tender] = (request.cursor ? decodeCursor(request.cursor) : null) ?? []
  return read(async ({ tx, now }) => {
    if (!isMember(actor, 'operator')) return { rows: [], older: null, newer: null, now }
    const rows = await tx.match.findMany({
      where: {
        reasons: { array_contains: [{ code: 'probation' }] },
        tender: { status: 'published', closesAt: { gt: now } },
        ...(typeof product === 'string' &&
          typeof tender === 'string' && {
            OR: [{ productId: { gt: product } }, { productId: product, tenderId: { gt: tender } }],
          }),
      },
      orderBy: [{ productId: 'asc' }, { tenderId: 'asc' }],
      take: size + 1,
      include: {
        organization: { select: { name: true } },
        product: { select: { name: true } },
        tender: { select: { number: true, title: true, closesAt: true, timeZone: true } },
      },
    })
    const shown = rows.slice(0, size)
    const approvals = await tx.probationApproval.findMany({
      where: { OR: shown.map(({ tenderId, organizationId }) => ({ tenderId, organizationId })) },
      select: { tenderId: true, organizationId: true },
    })
    const approved = new Set(approvals.map(({ tenderId, organizationId }) => `${tenderId}/${organizationId}`))
    return {
      rows: shown.map(({ tenderId, organizationId, productId, organization, product, tender, reasons }) => {
        const reason = (reasons as Reason[]).find((one) => one.code === 'probation')!
        const amount = (minor: string) => money(minor, reason.currency as Currency)
        return {
          ...tender,
          tenderId,
          organizationId,
          productId,
          maker: organization.name,
          product: product.name,
          value: amount(reason.valueMinor),
          limit: amount(reason.limitMinor),
          approved: approved.has(`${tenderId}/${organizationId}`),
        }
      }),
      older: rows.length > size ? encodeCursor([shown.at(-1)!.productId, shown.at(-1)!.tenderId]) : null,
      newer: null,
      now,
    }
  })
}
