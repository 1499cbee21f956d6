// `npm run bench -- NAME`: measures a hot path against a named reference in the same run, on a database of its own. Each figure is a line of
// JSON; what counts is the ratio, because absolute figures depend on the machine. Exits 1 when it falls short.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { onScratch } from '#tools/scratch/on-scratch.ts'

export type Bench = {
  /** Runs on the scratch database that the environment names; prints its lines by `say`. */
  measure: (options: { seconds: number; say: (line: Record<string, number | string>) => void }) => Promise<BenchResult>
  /** The ratio of ours to the reference that must be reached. */
  wanted: number
}
export type BenchResult = { ratio: number; ours: string; reference: string; faults: string[] }

const folder = path.join(import.meta.dirname, 'bench')
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'))
const { values, positionals } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string', default: '5' } } })
const name = positionals[0] ?? ''

if (names.includes(name)) await bench()
else {
  console.error(`Name what to measure: ${names.join(', ')}.`)
  process.exitCode = 2
}

async function bench(): Promise<void> {
  await onScratch({ durable: true }, async () => {
    const { measure, wanted }: Bench = await import(path.join(folder, `${name}.ts`))
    const say = (line: Record<string, number | string>) => console.log(JSON.stringify({ bench: name, ...line }))
    const { ratio, ours, reference, faults } = await measure({ seconds: Number(values.seconds), say })
    const reached = ratio >= wanted && faults.length === 0
    say({ ours, reference, ratio: Math.round(ratio * 100) / 100, wanted, reached: String(reached) })
    for (const fault of faults) console.error(fault)
    process.exitCode = reached ? 0 : 1
  })
}
