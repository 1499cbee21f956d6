import type { Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { newId } from '#lib/values/id.ts'
import { type City, tenderColumns, writeParts } from './draft-rows.ts'
import type { DraftContent } from './schema.ts'

/**
 * A need that is met from the catalogue in the same transaction: published and decided at once, under its own public number, so that a
 * direct purchase is as open as any other. What may be bought so is decided by whoever calls.
 */
export async function recordDirectPurchase(
  tx: Tx,
  now: Date,
  city: City & { id: string; timeZone: string },
  content: DraftContent,
): Promise<{ tenderId: string; lotId: string; events: NewEvent[] }> {
  const id = newId('tender', now.getTime())
  const number = await nextNumber(tx, 'MOI', now)
  await tx.tender.create({
    data: {
      ...tenderColumns(content, city),
      id,
      number,
      status: 'awarded',
      organizationId: city.id,
      timeZone: city.timeZone,
      publishedAt: now,
      openedAt: now,
      createdAt: now,
    },
  })
  const { lotId } = await writeParts(tx, now, id, content)
  const news = { subject: id, organizationId: city.id }
  return {
    tenderId: id,
    lotId,
    events: [
      { ...news, name: 'tender.published', payload: { number } },
      { ...news, name: 'tender.awarded' },
    ],
  }
}
