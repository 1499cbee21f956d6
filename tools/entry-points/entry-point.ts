import type { Access } from '#lib/platform/access.ts'

export type EntryPoint = {
  kind: 'page' | 'route' | 'action' | 'machine' | 'stream' | 'topic' | 'reaction' | 'sweep' | 'job'
  /** Its address, or "folder#name" for an action. */
  name: string
  file: string
  /** What it declares: one access, or several for an action of several desks. None means undeclared. */
  access: Access[]
}

/** One line for each entry point that does not say who may use it. */
export function undeclared(entryPoints: readonly EntryPoint[]): string[] {
  return entryPoints
    .filter(({ access }) => access.length === 0)
    .map(({ kind, name, file }) => `${kind} ${name} (${file}) does not say who may use it`)
}
