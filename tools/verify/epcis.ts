import { readFileSync } from 'node:fs'
import { eventHash, readEpcis } from '#lib/standards/epcis/index.ts'
import type { Problem } from '#lib/standards/json-shape.ts'

export type EpcisReport =
  | { ok: boolean; events: { pointer: string; hash: string; id: 'none' | 'same' | 'other' | 'differs' }[] }
  | { ok: false; problems: Problem[] }

/** Says where a document leaves the EPCIS 2.0 standard, or the hash of each event and whether its id is that hash. Throws when it is no JSON. */
export async function readEpcisFile(path: string): Promise<EpcisReport> {
  const read = readEpcis(JSON.parse(readFileSync(path, 'utf8')))
  if ('problems' in read) return { ok: false, problems: read.problems }
  const events = []
  for (const given of read.events) {
    const hash = await eventHash(given)
    events.push({ pointer: given.pointer, hash, id: judge(given.event.eventID, hash) })
  }
  return { ok: events.every(({ id }) => id !== 'differs'), events }
}

/** An id that is made otherwise says nothing; one that is a hash must be this one. */
function judge(id: unknown, hash: string): 'none' | 'same' | 'other' | 'differs' {
  if (typeof id !== 'string') return 'none'
  if (id === hash) return 'same'
  return id.startsWith('ni:///sha-256;') ? 'differs' : 'other'
}
