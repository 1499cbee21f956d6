import type { Tx } from '#lib/platform/db.ts'
import { searchVector } from '#lib/reference/search-words.ts'
import { newId } from '#lib/values/id.ts'
import type { DraftContent } from './schema.ts'

/** Whose need it is: found by these names too. */
export type City = { name: string; localName: string; place: string }

/** The columns of the tender row itself. */
export function tenderColumns(content: DraftContent, city: City) {
  const { item, deliveries: _, criteria: __, ...columns } = content
  const searchWords = searchVector({
    A: [content.title, content.localTitle],
    B: [city.name, city.localName, city.place],
    C: [item.description, item.cpv],
    D: [content.description, content.deliveryPlace],
  })
  return { ...columns, searchWords }
}

/** Lot, item, deliveries and criteria of a draft, written anew: nothing refers to them before publication. */
export async function writeParts(tx: Tx, now: Date, tenderId: string, content: DraftContent): Promise<{ lotId: string }> {
  await tx.itemDelivery.deleteMany({ where: { item: { lot: { tenderId } } } })
  await tx.item.deleteMany({ where: { lot: { tenderId } } })
  await tx.lot.deleteMany({ where: { tenderId } })
  await tx.criterion.deleteMany({ where: { tenderId } })
  const lotId = newId('lot', now.getTime())
  const itemId = newId('item', now.getTime())
  await tx.lot.create({ data: { id: lotId, tenderId, ordinal: 1, title: content.title } })
  await tx.item.create({ data: { id: itemId, lotId, ordinal: 1, ...content.item } })
  await tx.itemDelivery.createMany({ data: content.deliveries.map((delivery) => ({ itemId, ...delivery })) })
  await tx.criterion.createMany({
    data: content.criteria.map((criterion) => ({ id: newId('criterion', now.getTime()), tenderId, ...criterion })),
  })
  return { lotId }
}
