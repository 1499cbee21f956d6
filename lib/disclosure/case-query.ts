import type { Prisma } from '#lib/platform/db.ts'

/** What of a need is public, read in one query: everything here is disclosed, nothing else is loaded. */
export const disclosed = {
  organization: true,
  sourceNotice: { select: { ocid: true, title: true } },
  lots: {
    orderBy: { ordinal: 'asc' },
    include: {
      items: { orderBy: { ordinal: 'asc' }, include: { deliveries: { orderBy: { dueAt: 'asc' } } } },
      bids: { where: { status: { in: ['opened', 'invalid'] } }, select: { organizationId: true, organization: true } },
      award: { include: { shares: { include: { organization: true } } } },
    },
  },
  orders: {
    include: {
      lines: { include: { milestones: { orderBy: { ordinal: 'asc' }, include: { invoice: true } } } },
    },
  },
} as const satisfies Prisma.TenderInclude

export type DisclosedTender = Prisma.TenderGetPayload<{ include: typeof disclosed }>

/** Needs that the public sees: whatever was published once, in whatever state it is now. */
export const published: Prisma.TenderWhereInput = { publishedAt: { not: null } }
