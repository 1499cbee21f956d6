// The proofs there are, and what one is.
import { readdirSync } from 'node:fs'
import path from 'node:path'

export type ProofOptions = {
  /** Same seed, same course of random choices; printed with the figures. */
  seed: number
  /** The long form: up to ten minutes instead of one. */
  full: boolean
  /** Name of a planted mistake that must make the proof fall short; null for the real thing. */
  plant: string | null
  /** kill -9 of the database, and the start that recovers. */
  crashDatabase: () => Promise<void>
}

/** Proofs that crash their database: it writes to the disk. Named here, since a proof is loaded when its database is there. */
export const onDisk: readonly string[] = ['ingest-kill']

export type Verdict = { passed: boolean; figures: Record<string, number | string>; detail?: string }

export type Proof = {
  /** Runs on the scratch database that the environment names (DATABASE_URL, MIGRATE_URL, SEQUENCER_URL). */
  prove: (options: ProofOptions) => Promise<Verdict>
  /** Planted mistakes that the proof knows; each must turn it red. */
  plants: readonly string[]
}

const folder = path.resolve(import.meta.dirname, '../prove')

/** Every file of tools/prove is a proof of that name; what it needs lies in folders beside it. */
export function proofNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'))
    .sort()
}

export async function loadProof(name: string): Promise<Proof> {
  return import(path.join(folder, `${name}.ts`))
}

/** Random numbers in [0, 1) that a seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
