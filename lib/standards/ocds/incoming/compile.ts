import type { MirroredRelease } from './release-shape.ts'

type Version = { release: MirroredRelease /** Order in which we received them. */; received: number }

/** Lists that a newer release replaces whole, though their entries carry ids (the schema's `wholeListMerge`). */
const replacedWhole = new Set(['additionalIdentifiers', 'additionalClassifications'])

/**
 * The state of a contracting process: its releases merged from oldest to newest as OCDS 1.1.5 tells
 * (https://standard.open-contracting.org/1.1/en/schema/merging/). The order in which they reached us does not matter; of two releases
 * with one id the newer counts. Throws RangeError without a release.
 */
export function compiledFrom(versions: readonly Version[]): MirroredRelease {
  const sorted = versions.toSorted((a, b) => Date.parse(a.release.date) - Date.parse(b.release.date) || a.received - b.received)
  const last = new Map(sorted.map((version) => [version.release.id, version]))
  const releases = sorted.filter((version) => last.get(version.release.id) === version).map(({ release }) => release)
  const newest = releases.at(-1)
  if (!newest) throw new RangeError('nothing to compile')
  const merged = releases.reduce<unknown>((state, release) => merge(state, release), {}) as MirroredRelease
  return { ...merged, id: `${newest.ocid}-${newest.date}`, date: newest.date, tag: ['compiled'] }
}

function merge(old: unknown, given: unknown, key = ''): unknown {
  if (Array.isArray(given)) return Array.isArray(old) && !replacedWhole.has(key) && haveIds(given) ? mergeById(old, given) : given
  if (typeof given !== 'object' || given === null || typeof old !== 'object' || old === null || Array.isArray(old)) return given
  const state: Record<string, unknown> = { ...old }
  for (const [name, value] of Object.entries(given)) state[name] = merge(state[name], value, name)
  return state
}

type Entry = { id: string }

function haveIds(entries: unknown[]): entries is Entry[] {
  return entries.every((entry) => typeof entry === 'object' && entry !== null && 'id' in entry)
}

function mergeById(old: unknown[], given: Entry[]): unknown[] {
  if (!haveIds(old)) return given
  const known = new Map(old.map((entry) => [entry.id, entry as unknown]))
  for (const entry of given) known.set(entry.id, merge(known.get(entry.id), entry))
  return [...known.values()]
}
