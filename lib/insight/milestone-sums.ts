import { Prisma, type Tx } from '#lib/platform/db.ts'

/** Sums of milestones in one currency, in minor units. */
export type MilestoneSums = { currency: string; paid: bigint; due: bigint; ahead: bigint }

/** What is paid, due (accepted or invoiced) and still ahead. `where` speaks of `l`, the order line, and `o`, its order. */
export async function sumMilestones(tx: Tx, where: Prisma.Sql): Promise<MilestoneSums[]> {
  const rows = await tx.$queryRaw<{ currency: string; paid: string; due: string; ahead: string }[]>(Prisma.sql`
    SELECT m.currency,
           coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'paid'), 0)::text AS paid,
           coalesce(sum(m.amount_minor) FILTER (WHERE m.status IN ('accepted', 'invoiced')), 0)::text AS due,
           coalesce(sum(m.amount_minor) FILTER (WHERE m.status NOT IN ('paid', 'accepted', 'invoiced')), 0)::text AS ahead
      FROM milestone m JOIN order_line l ON l.id = m.order_line_id JOIN purchase_order o ON o.id = l.order_id
     WHERE ${where} GROUP BY m.currency ORDER BY m.currency`)
  return rows.map(({ currency, paid, due, ahead }) => ({ currency, paid: BigInt(paid), due: BigInt(due), ahead: BigInt(ahead) }))
}
