import '#server-only'
import type { Tx } from '#lib/platform/db.ts'
import { gapOf, rehearsalShape } from './rehearsal-state.ts'
import type { RehearsalGap } from './rules.ts'

/** Why the committee of now may not let a need be published (null: it may). Its newest key and rehearsal count. */
export async function rehearsalGapOf(tx: Tx, tenderId: string): Promise<RehearsalGap | null> {
  const key = await tx.tenderKey.findFirst({ where: { tenderId }, orderBy: { version: 'desc' }, include: rehearsalShape })
  return key ? gapOf(key) : 'none_yet'
}
