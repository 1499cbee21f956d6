import { command } from '#lib/platform/command.ts'
import { newId } from '#lib/values/id.ts'
import { mayImport } from './policy.ts'
import { placeKey, zoneWithin } from './rules.ts'
import { placeBatch } from './schema.ts'

export type ImportedPlaces = { added: number; updated: number; unchanged: number; wrongZones: string[] }

/** Reads in a part of a gazetteer. A time zone that is none of the country's is left out, and its place named in the result. */
export const importPlaces = command({
  name: 'places.importPlaces',
  input: placeBatch,
  load: async () => ({}),
  allow: mayImport,
  async run({ tx, now, announce }, _, { places }): Promise<ImportedPlaces> {
    const known = new Map(
      (await tx.place.findMany({ where: { key: { in: places.map(({ key }) => key) } } })).map((row) => [row.key, row]),
    )
    const result: ImportedPlaces = { added: 0, updated: 0, unchanged: 0, wrongZones: [] }
    for (const { asciiName, timeZone, ...place } of places) {
      const zone = timeZone && zoneWithin(timeZone, place.country)
      if (timeZone && !zone) result.wrongZones.push(`${place.name} (${place.country}): ${timeZone}`)
      const columns = { ...place, timeZone: zone || null, nameKey: placeKey(place.name), asciiKey: placeKey(asciiName) }
      const before = known.get(place.key)
      if (!before) {
        await tx.place.create({ data: { id: newId('place', now.getTime()), ...columns } })
        result.added++
      } else if (Object.entries(columns).some(([name, value]) => before[name as keyof typeof before] !== value)) {
        await tx.place.update({ where: { id: before.id }, data: columns })
        result.updated++
      } else result.unchanged++
    }
    announce({ name: 'places.imported', subject: 'places', payload: { added: result.added, updated: result.updated } })
    return result
  },
})
