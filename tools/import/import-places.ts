import { parse } from 'csv-parse'
import { placeBuyers } from '#lib/mirrors/index.ts'
import { importPlaces, type PlaceContent, place } from '#lib/places/index.ts'
import { worker } from '#lib/platform/actor.ts'
import { isFault } from '#lib/values/fault.ts'
import { bytesOf, requireReadable, UnreadableFile } from '#tools/import/input-file.ts'

const actor = worker('import')
const batch = 200
const columns = ['name', 'name_ascii', 'iso_a2', 'admin1', 'lat', 'lon', 'pop_max', 'timezone', 'wikidata_id']

/** Reads Natural Earth's cities in, then looks again where the buyers of the mirrored notices are. Returns how many lines were refused. */
export async function importPlacesFile(file: string): Promise<number> {
  await requireReadable(file)
  const totals = { added: 0, updated: 0, unchanged: 0 }
  const wrongZones: string[] = []
  let refused = 0
  let waiting: PlaceContent[] = []
  const write = async () => {
    if (waiting.length === 0) return
    const done = await importPlaces(actor, { places: waiting })
    waiting = []
    for (const key of ['added', 'updated', 'unchanged'] as const) totals[key] += done[key]
    wrongZones.push(...done.wrongZones)
  }
  const seen = new Set<string>()
  for await (const { record, info } of rowsOf(file)) {
    const read = place.safeParse(placeOf(record))
    const reason = !read.success
      ? `no city can be made of it (${read.error.issues[0]?.path.join('.')})`
      : seen.has(read.data.key)
        ? 'the same city again'
        : null
    if (!read.success || reason) {
      refused++
      console.error(`line ${info.lines}: ${reason}`)
      continue
    }
    seen.add(read.data.key)
    waiting.push(read.data)
    if (waiting.length === batch) await write()
  }
  await write()
  console.log(`${totals.added} places added, ${totals.updated} updated, ${totals.unchanged} unchanged, ${refused} refused`)
  if (wrongZones.length > 0) console.log(`Time zones of another country, left out: ${wrongZones.join('; ')}`)
  console.log(`${await placeAll()} buyers of notices found or moved on the map`)
  return refused
}

type Row = { record: Record<string, string>; info: { lines: number } }

async function* rowsOf(file: string): AsyncGenerator<Row> {
  const rows = parse({
    columns: true,
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 100_000,
  })
  void (async () => {
    try {
      for await (const chunk of bytesOf(file)) if (!rows.write(chunk)) await new Promise((done) => rows.once('drain', done))
      rows.end()
    } catch (error) {
      rows.destroy(error as Error)
    }
  })()
  let first = true
  try {
    for await (const row of rows as AsyncIterable<Row>) {
      const missing = columns.filter((name) => !(name in row.record))
      if (first && missing.length > 0)
        throw new UnreadableFile(`${file} has no column ${missing.join(', ')}: it is not Natural Earth's list of cities.`)
      first = false
      yield row
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(`${file} is not CSV: ${(error as Error).message}.`)
  }
  if (first) throw new UnreadableFile(`${file} holds no line with a city.`)
}

function placeOf(record: Record<string, string>): unknown {
  const number = (text: string | undefined) => (text?.trim() ? Number(text) : Number.NaN)
  const {
    name = '',
    name_ascii: ascii = '',
    iso_a2: country = '',
    admin1 = '',
    timezone = '',
    wikidata_id: wikidata = '',
  } = record
  return {
    key: wikidata || `${country}/${admin1}/${ascii || name}`,
    name,
    asciiName: ascii || name,
    country,
    region: admin1,
    latitude: number(record.lat),
    longitude: number(record.lon),
    timeZone: timezone || null,
    population: number(record.pop_max || '0'),
  }
}

async function placeAll(): Promise<number> {
  let placed = 0
  let after: string | null = ''
  while (after !== null) {
    const done: { placed: number; next: string | null } = await placeBuyers(actor, { after }).catch((error: unknown) => {
      if (isFault(error) && error.message === 'noticesAllPlaced') return { placed: 0, next: null }
      throw error
    })
    placed += done.placed
    after = done.next
  }
  return placed
}
