// What an import did: counted for the closing summary, written out in full where a report is asked for.
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Gap } from '#lib/standards/ocds/incoming/shape.ts'

export type Outcome = 'imported' | 'updated' | 'kept' | 'unchanged' | 'refused'
export type Line = { where: string; ocid?: string; outcome: Outcome; reason?: string; gaps?: Gap[] }

const shownRefusals = 20
const shownPaths = 40

export class Tally {
  readonly #counts: Record<Outcome, number> = { imported: 0, updated: 0, kept: 0, unchanged: 0, refused: 0 }
  readonly #gaps = new Map<string, number>()
  readonly #report: WriteStream | null
  #morePaths = 0
  broken = false

  constructor(report: string | undefined) {
    this.#report = report === undefined ? null : createWriteStream(report)
    this.#report?.on('error', (error) => {
      console.error(`The report cannot be written: ${error.message}.`)
      process.exit(2)
    })
  }

  get isWhole(): boolean {
    return this.#counts.refused === 0 && !this.broken
  }

  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0)
  }

  note(line: Line): void {
    this.#counts[line.outcome]++
    this.#report?.write(`${JSON.stringify(line)}\n`)
    if (line.outcome === 'refused' && this.#counts.refused <= shownRefusals) console.error(`${line.where}: ${line.reason}`)
    for (const { path, reason } of line.gaps ?? []) {
      const kind = `${path.replaceAll(/\[\d+\]/g, '[*]')} (${reason})`
      // Strangers choose the names of their fields: they are counted, but not without bound.
      if (this.#gaps.size < 10_000 || this.#gaps.has(kind)) this.#gaps.set(kind, (this.#gaps.get(kind) ?? 0) + 1)
      else this.#morePaths++
    }
  }

  breakOff(where: string, reason: string): void {
    this.broken = true
    this.#report?.write(`${JSON.stringify({ where, outcome: 'broken', reason })}\n`)
    console.error(`${where}: ${reason}`)
  }

  async close(): Promise<void> {
    const { imported, updated, kept, unchanged, refused } = this.#counts
    if (refused > shownRefusals) console.error(`… and ${refused - shownRefusals} more refused`)
    console.log(
      `${this.total} read: ${imported} imported, ${updated} updated, ${kept} kept as history, ${unchanged} unchanged, ${refused} refused`,
    )
    const paths = [...this.#gaps].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    if (imported + updated + kept > 0)
      console.log(
        paths.length === 0
          ? 'Everything in them was mapped.'
          : `Not mapped, or not as it stood (${paths.length} kinds; the originals are kept):`,
      )
    for (const [path, count] of paths.slice(0, shownPaths)) console.log(`${String(count).padStart(7)}  ${path}`)
    if (paths.length > shownPaths)
      console.log(`         … and ${paths.length - shownPaths + this.#morePaths} more kinds; --report FILE names each`)
    await new Promise<void>((done) => (this.#report ? this.#report.end(done) : done()))
  }
}
