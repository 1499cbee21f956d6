import type { Actor } from '#lib/platform/actor.ts'

/** Notices of others are read in by our own tools alone; what was read in, everyone sees. */
export function mayImport(actor: Actor): boolean {
  return actor.kind === 'worker'
}
