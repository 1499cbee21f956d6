import { importNotice } from '#lib/mirrors/index.ts'
import { worker } from '#lib/platform/actor.ts'
import { translator } from '#lib/platform/i18n.ts'
import { isFault } from '#lib/values/fault.ts'
import { requireReadable } from '#tools/import/input-file.ts'
import { type Found, noticesIn } from '#tools/import/notices-in-file.ts'
import type { Line, Tally } from '#tools/import/tally.ts'

export type Said = { name?: string | undefined; url?: string | undefined; licence?: string | undefined }

const sentence = translator('en', 'errors')
const actor = worker('import')

/** Reads one file of OCDS in, a transaction for each notice; where it is not the only one, its name stands before each line's. Throws UnreadableFile; what is wrong inside is noted, and the rest goes on. */
export async function importOcds(file: string, said: Said, tally: Tally, isOne: boolean): Promise<void> {
  await requireReadable(file)
  const before = tally.total
  for await (const found of noticesIn(file)) {
    const where = isOne || found.where === file ? found.where : `${file}, ${found.where}`
    if ('broken' in found) tally.breakOff(where, found.broken)
    else tally.note(await taken({ ...found, where }, said))
  }
  if (tally.total === before && !tally.broken) tally.breakOff(file, 'there is no notice in it')
}

async function taken(found: Exclude<Found, { broken: string }>, said: Said): Promise<Line> {
  const { where } = found
  if ('refusal' in found) return { where, outcome: 'refused', reason: sentence(found.refusal) }
  try {
    const { outcome, ocid, gaps } = await importNotice(actor, { original: found.original, envelope: found.envelope, said })
    return { where, ocid, outcome, gaps: [...gaps, ...found.gaps] }
  } catch (error) {
    if (!isFault(error)) throw error
    if (error.message === 'noticeUnchanged') return { where, outcome: 'unchanged' }
    const [field] = Object.values(error.fields)
    return { where, outcome: 'refused', reason: sentence(field?.message ?? error.message, field?.values ?? error.values) }
  }
}
