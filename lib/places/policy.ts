import type { Actor } from '#lib/platform/actor.ts'

/** Gazetteers are read in by our own tools alone. */
export function mayImport(actor: Actor): boolean {
  return actor.kind === 'worker'
}
