import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LIMITS } from './settings.ts'
import { emptyWorld, type World } from './world.ts'

const VERSION = 1

/** The world of the state file; an empty one when there is none. An unreadable file is put aside, never overwritten. */
export function loadWorld(file: string | undefined, log: (line: string) => void): World {
  const world = emptyWorld()
  if (!file || !existsSync(file)) return world
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    if (kept.version !== VERSION) throw new Error(`version ${kept.version}`)
    for (const [name, part] of Object.entries(world)) fillPart(world, name as keyof World, part, kept.world[name])
    return world
  } catch (error) {
    renameSync(file, `${file}.unreadable`)
    log(`state file put aside as ${file}.unreadable: ${(error as Error).message}`)
    return emptyWorld()
  }
}

function fillPart(world: World, name: keyof World, part: unknown, kept: unknown) {
  if (!Array.isArray(kept)) return
  if (part instanceof Map) for (const [key, value] of kept) part.set(key, value)
  else if (Array.isArray(part)) part.push(...kept)
  else for (const [id, row] of kept) (world[name] as { rows: Map<string, unknown> }).rows.set(id, row)
}

/** Writes the whole world: to a neighbour first, so that a kill leaves the old file or the new one. */
export function saveWorld(file: string, world: World, log: (line: string) => void) {
  const parts = Object.entries(world).map(([name, part]) => {
    if (part instanceof Map) return [name, [...part]]
    return [name, Array.isArray(part) ? part : [...part.rows]]
  })
  const text = JSON.stringify({ version: VERSION, world: Object.fromEntries(parts) })
  if (text.length > LIMITS.snapshotBytes) {
    log(`state not written: ${text.length} bytes are more than ${LIMITS.snapshotBytes}`)
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
