import * as z from 'zod'
import { findPlaceOf } from '#lib/places/index.ts'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayImport } from '../policy.ts'

const batch = 200

/** Looks again for the places of buyers after a gazetteer was read in, a part at a time; `next` is where the following part begins. */
export const placeBuyers = command({
  name: 'mirrors.placeBuyers',
  input: z.object({ after: z.string().max(60).default('') }),
  load: ({ tx }, { after }) =>
    tx.mirroredTender.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, buyerName: true, locality: true, country: true, placeId: true },
    }),
  allow: mayImport,
  async run({ tx, announce }, rows) {
    if (rows.length === 0) throw conflict('noticesAllPlaced')
    let placed = 0
    for (const { id, buyerName, locality, country, placeId } of rows) {
      const found = await findPlaceOf(tx, { buyerName: buyerName ?? undefined, locality: locality ?? undefined, country })
      if ((found?.id ?? null) === placeId) continue
      await tx.mirroredTender.update({ where: { id }, data: { placeId: found?.id ?? null } })
      placed++
    }
    announce({ name: 'notices.placed', subject: 'notices', payload: { looked: rows.length, placed } })
    return { placed, next: rows.length === batch ? rows.at(-1)!.id : null }
  },
})
