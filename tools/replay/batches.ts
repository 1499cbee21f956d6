// Lines into messages: the same log gives the same messages each time, so what is sent again is a duplicate.

import { limits } from '#lib/telemetry/payload.ts'
import type { LogLine } from '#tools/replay/log.ts'

/** `number` counts messages; `seq` is the number of the first line. */
export type Batch = {
  number: number
  seq: number
  lines: string[]
  before?: string
  clockOffsetMs: number
  firstAt: number | null
  lastAt: number | null
}

/** Lines of one message, and their signs together. */
const mostLines = 100
const mostSigns = 100_000

/** `rebaseMs` is added to every time, less the silences that were left out. A message ends where what is added changes. */
export async function* batchesOf(log: AsyncIterable<LogLine>, rebaseMs: number): AsyncGenerator<Batch> {
  let batch: Batch | null = null
  let signs = 0
  let before: string | undefined
  let whole = true
  let number = 0
  for await (const line of log) {
    const offset = rebaseMs - line.cutMs
    const enough = batch && (batch.lines.length >= mostLines || signs >= mostSigns || batch.clockOffsetMs !== offset)
    if (batch && ((enough && whole) || batch.lines.length === limits.readings)) {
      yield batch
      batch = null
    }
    if (!batch) {
      batch = { number: number++, seq: line.number, lines: [], before, clockOffsetMs: offset, firstAt: null, lastAt: null }
      signs = 0
    }
    batch.lines.push(line.text)
    signs += line.text.length
    whole = line.whole
    if (line.at !== null && line.stamp !== null) {
      before = line.stamp
      batch.firstAt ??= line.at - line.cutMs
      batch.lastAt = Math.max(batch.lastAt ?? line.at, line.at)
    }
  }
  if (batch) yield batch
}

/** Messages in another order (within a window of 200, so that a log of any length is streamed), and some of them twice. */
export async function* disturbed(
  batches: AsyncIterable<Batch>,
  { random, shuffle, duplicate }: { random: () => number; shuffle: boolean; duplicate: number },
): AsyncGenerator<Batch> {
  const window: Batch[] = []
  for await (const batch of batches) {
    for (const one of random() < duplicate ? [batch, batch] : [batch]) {
      if (!shuffle) yield one
      else window.push(one)
    }
    while (window.length > 200) yield take(window, random())
  }
  while (window.length > 0) yield take(window, random())
}

function take(window: Batch[], chance: number): Batch {
  const at = Math.floor(chance * window.length)
  const [taken] = window.splice(at, 1, window.at(-1)!)
  window.pop()
  return taken!
}
