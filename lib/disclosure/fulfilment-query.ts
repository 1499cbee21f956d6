import type { Prisma, Tx } from '#lib/platform/db.ts'

const parts = {
  tender: { select: { number: true } },
  buyer: { select: { slug: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      productId: true,
      quantity: true,
      organization: { select: { slug: true } },
      bindings: { orderBy: { id: 'asc' }, include: { device: { select: { id: true, number: true, cycleSeconds: true } } } },
    },
  },
} as const satisfies Prisma.OrderInclude

export type DisclosedOrder = Prisma.OrderGetPayload<{ include: typeof parts }>

/** An order whose fulfilment is public: of a published need, and signed by everyone. Null otherwise. */
export function findDisclosedOrder(tx: Tx, number: string): Promise<DisclosedOrder | null> {
  return tx.order.findFirst({
    where: { number, status: { not: 'awaiting_signatures' }, tender: { publishedAt: { not: null } } },
    include: parts,
  })
}
