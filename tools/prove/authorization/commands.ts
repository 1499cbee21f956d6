// Every command × everyone who does not own the thing: a foreign id must answer like one that does not exist.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Actor } from '#lib/platform/actor.ts'
import { isFault } from '#lib/values/fault.ts'
import { commandRows, type Row } from '#tools/prove/authorization/command-rows.ts'
import type { Tally } from '#tools/prove/authorization/pages.ts'
import { missingThings, type Things } from '#tools/prove/authorization/things.ts'
import type { Principal, World } from '#tools/prove/authorization/world.ts'

export type AnyCommand = ((actor: Actor, input: unknown) => Promise<unknown>) & { commandName: string }

/** Runs a command as somebody; the planted mistake replaces it. */
export type Run = (command: AnyCommand, actor: Actor, input: unknown) => Promise<unknown>

/** The commands that the rooms offer at their front doors. */
export async function listCommands(): Promise<AnyCommand[]> {
  const lib = path.resolve(import.meta.dirname, '../../../lib')
  const found = new Map<string, AnyCommand>()
  for (const room of readdirSync(lib)) {
    const door = await import(path.join(lib, room, 'index.ts')).catch((error) => {
      if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND' || (error as { code?: string }).code === 'ENOTDIR')
        return {}
      throw error
    })
    for (const one of Object.values(door)) {
      if (typeof one === 'function' && 'commandName' in one) found.set(String(one.commandName), one as AnyCommand)
    }
  }
  return [...found.values()]
}

export async function tryCommands(world: World, commands: readonly AnyCommand[], run: Run): Promise<Tally> {
  const tally: Tally = { checks: 0, mismatches: [] }
  const rows = await commandRows(world)
  for (const name of Object.keys(rows)) {
    if (!commands.some(({ commandName }) => commandName === name))
      tally.mismatches.push(`the matrix has a row for ${name}, which does not exist`)
  }
  for (const command of commands) {
    const own = rows[command.commandName]
    if (own === undefined) tally.mismatches.push(`no row of the matrix is about the command ${command.commandName}`)
    for (const row of own ?? []) {
      for (const principal of world.principals) {
        const wrong = await tryOne(world, command, row, principal, run)
        if (wrong === null) continue
        tally.checks++
        if (wrong) tally.mismatches.push(wrong)
      }
    }
  }
  return tally
}

async function tryOne(world: World, command: AnyCommand, row: Row, principal: Principal, run: Run): Promise<string | null> {
  const target = targetFor(world, row, principal)
  if (!target) return null
  const foreign = await outcome(run, command, principal, row.input(target))
  const missing = await outcome(run, command, principal, row.input(missingThings()))
  const who = `${command.commandName}${row.about ? ` (${row.about})` : ''} by ${principal.name}`
  if (foreign.startsWith('done') || foreign.startsWith('defect') || missing.startsWith('defect'))
    return `${who}: a foreign id gave "${foreign}", a missing one "${missing}"`
  if (foreign.startsWith('invalid') && missing === foreign && !row.refusesAsInvalid)
    return `${who}: the row's input is not valid: ${foreign}`
  // The operator sees everybody's things, so it may be told that its role does not change them.
  if (principal.desk?.kind === 'operator' && foreign.startsWith('forbidden')) return ''
  return foreign === missing ? '' : `${who}: a foreign id gave "${foreign}", a missing one "${missing}"`
}

/** Somebody else's things: B's for those of A, A's for all others. Null where the principal owns what there is, or may act on everybody's. */
function targetFor(world: World, row: Row, principal: Principal): Things | null {
  if (row.only && row.only !== principal.name) return null
  if (row.operators && principal.desk?.kind === 'operator') return null
  const isOfA = principal.desk && principal.desk.slug === world.slugs[principal.desk.kind]
  const ownsByKey = principal.actor.kind === 'apiKey'
  return isOfA || ownsByKey ? world.foreign : world.own
}

async function outcome(run: Run, command: AnyCommand, principal: Principal, input: unknown): Promise<string> {
  try {
    await run(command, principal.actor, input)
    return 'done'
  } catch (error) {
    if (!isFault(error)) return `defect: ${error instanceof Error ? error.message : error}`
    const fields = Object.entries(error.fields).map(([name, { message }]) => `${name}=${message}`)
    return [error.code, error.message, ...fields].join(' ')
  }
}
