// The lines of a machine's log, and what must be known of it before the first one is sent.
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ShdrReader } from '#lib/standards/shdr/index.ts'

/** The files of a log: the one named, or those of a folder by their names. Throws a sentence. */
export function filesOf(source: string): string[] {
  const found = statSync(source, { throwIfNoEntry: false })
  if (!found) throw new Error(`There is no file ${source}.`)
  if (!found.isDirectory()) return [source]
  const files = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isFile())
  if (files.length === 0) throw new Error(`The folder ${source} holds no file.`)
  return files.map(({ name }) => path.join(source, name)).sort()
}

/** One line after the other, whatever the size of the files. */
export async function* linesOf(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
}

export type LogLine = {
  /** From 0 on, over all files. */
  number: number
  text: string
  /** The line's own time in milliseconds; null for one without. */
  at: number | null
  stamp: string | null
  /** Milliseconds of long silences that were left out up to here. */
  cutMs: number
  /** A message may end after this line: no asset's text is under way. */
  whole: boolean
}

/** The lines with their times. Silences longer than `idleMs` are shortened to it; a time that lies behind an earlier one is no silence. */
export async function* readLog(files: readonly string[], idleMs: number): AsyncGenerator<LogLine> {
  const reader = new ShdrReader()
  let latest: number | null = null
  let cutMs = 0
  let number = 0
  for await (const text of linesOf(files)) {
    const at = timeOf(reader, text)
    if (at !== null && latest !== null) cutMs += Math.max(0, at - latest - idleMs)
    if (at !== null) latest = Math.max(latest ?? at, at)
    yield { number, text, at, stamp: at === null ? null : text.slice(0, text.indexOf('|')), cutMs, whole: !reader.isInside }
    number += 1
  }
}

export type Survey = { lines: number; firstAt: number; lastAt: number; cutMs: number; sha256: string }

/** Reads the whole log once. Throws a sentence when nothing in it is SHDR. */
export async function surveyLog(files: readonly string[], idleMs: number): Promise<Survey> {
  const hash = createHash('sha256')
  const survey = { lines: 0, firstAt: Number.POSITIVE_INFINITY, lastAt: Number.NEGATIVE_INFINITY, cutMs: 0 }
  let first: number | null = null
  for await (const { text, at, cutMs } of readLog(files, idleMs)) {
    hash.update(text).update('\n')
    survey.lines += 1
    survey.cutMs = cutMs
    if (at === null) continue
    first ??= at
    survey.lastAt = Math.max(survey.lastAt, at)
  }
  if (first === null)
    throw new Error(`No line of ${files[0]} is SHDR: each begins with a time, like 2026-11-23T09:00:00Z|PartCount|7`)
  return { ...survey, firstAt: first, sha256: hash.digest('hex') }
}

/** The time of a line that is SHDR; null for others, which the marketplace judges by itself. */
function timeOf(reader: ShdrReader, text: string): number | null {
  try {
    const read = reader.read(text)
    return read && 'at' in read ? read.at : null
  } catch {
    return null
  }
}
