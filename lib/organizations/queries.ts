import type { OrganizationKind } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type MakerCard = {
  id: string
  slug: string
  name: string
  localName: string
  localLanguage: string
  place: string
  country: string
  sectors: string[]
  staff: number | null
  verifiedAt: Date | null
  products: number
}
export type MakerDetail = MakerCard & {
  registrationNumber: string | null
  demo: boolean
  latitude: number
  longitude: number
  certificates: { scheme: string; validUntil: Date | null }[]
  /** Orders on this site that are in production or completed, and how many of them are completed. */
  orders: { producing: number; completed: number }
  now: Date
}

const kind: OrganizationKind = 'maker'

/** Verified makers by name, one page. Everything in it is public. */
export async function listMakers(request: PageRequest & { sector?: string; words?: string }): Promise<Page<MakerCard>> {
  const size = sizeOf(request)
  const after = request.cursor ? decodeCursor(request.cursor) : null
  const words = request.words?.trim().slice(0, 80)
  return read(async ({ tx }) => {
    const rows = await tx.organization.findMany({
      where: {
        kind,
        status: 'active',
        verifiedAt: { not: null },
        ...(request.sector ? { sectors: { has: request.sector } } : {}),
        ...(words
          ? {
              OR: [
                { name: { contains: words, mode: 'insensitive' } },
                { localName: { contains: words, mode: 'insensitive' } },
                { place: { contains: words, mode: 'insensitive' } },
              ],
            }
          : {}),
        ...(after ? { slug: { gt: String(after[0]) } } : {}),
      },
      orderBy: { slug: 'asc' },
      take: size + 1,
      include: { _count: { select: { products: { where: { status: 'published' } } } } },
    })
    const shown = rows.slice(0, size)
    return {
      rows: shown.map(({ _count, ...row }) => ({ ...row, products: _count.products })),
      older: rows.length > size ? encodeCursor([shown.at(-1)!.slug]) : null,
      newer: null,
    }
  })
}

/** A verified maker's public page; null for an unknown, unverified or closed one. */
export async function findMaker(slug: string): Promise<MakerDetail | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.organization.findFirst({
      where: { slug, kind, status: 'active', verifiedAt: { not: null } },
      include: {
        certificates: { where: { productId: null }, orderBy: { scheme: 'asc' } },
        _count: { select: { products: { where: { status: 'published' } } } },
      },
    })
    if (!row) return null
    const orders = await tx.order.groupBy({
      by: ['status'],
      where: { lines: { some: { organizationId: row.id } }, status: { in: ['in_production', 'completed'] } },
      _count: true,
    })
    const count = (status: string) => orders.find((group) => group.status === status)?._count ?? 0
    return {
      ...row,
      products: row._count.products,
      orders: { producing: count('in_production'), completed: count('completed') },
      now,
    }
  })
}
