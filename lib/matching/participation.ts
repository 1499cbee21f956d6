import type { Tx } from '#lib/platform/db.ts'
import { conflict } from '#lib/values/fault.ts'

/**
 * Notes that makers take part in a lot, by an agreement or (`agreementId` null) by a quote of their own. Throws Fault conflict when
 * one of them takes part in another way: whoever comes second waits at the primary key, and then finds the first.
 */
export async function takePart(
  tx: Tx,
  lotId: string,
  organizationIds: readonly string[],
  agreementId: string | null,
): Promise<void> {
  await tx.participation.createMany({
    data: organizationIds.map((organizationId) => ({ lotId, organizationId, agreementId })),
    skipDuplicates: true,
  })
  // Held, so that a withdrawal at the same moment does not take the row from under what is handed in now.
  const rows = await tx.$queryRaw<{ agreement_id: string | null }[]>`
    SELECT agreement_id FROM participation
     WHERE lot_id = ${lotId} AND organization_id = ANY(${[...organizationIds]}) ORDER BY organization_id FOR UPDATE`
  if (rows.length < organizationIds.length || rows.some((row) => row.agreement_id !== agreementId))
    throw conflict('takesPartAlready')
}

/** The makers take part no longer: a quote was withdrawn, an agreement dissolved. */
export async function leave(
  tx: Tx,
  lotId: string,
  organizationIds: readonly string[],
  agreementId: string | null,
): Promise<void> {
  await tx.participation.deleteMany({ where: { lotId, organizationId: { in: [...organizationIds] }, agreementId } })
}
