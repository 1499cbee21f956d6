import type { z } from 'zod'
import type { Actor } from '#lib/platform/actor.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { type NewEvent, record } from '#lib/platform/events.ts'
import { Fault, type FieldFault, forbidden, invalidField, notFound } from '#lib/values/fault.ts'

export type CommandContext = {
  tx: Tx
  now: Date
  actor: Actor
  /** News of this command: audit leaf, outbox and timeline in one. Every command announces at least one event. */
  announce: (event: NewEvent) => void
}

type Awaitable<T> = T | Promise<T>

export type CommandSpec<Input extends z.ZodType, Loaded, Result> = {
  /** `module.verbNoun`. */
  name: string
  input: Input
  /** Finds what the command is about among what the actor may see; null becomes not_found. */
  load: (context: CommandContext, input: z.output<Input>) => Promise<Loaded | null>
  /** May this actor do it? false becomes forbidden. */
  allow: (actor: Actor, loaded: Loaded, input: z.output<Input>) => boolean
  run: (context: CommandContext, loaded: Loaded, input: z.output<Input>) => Awaitable<Result>
}

export type Command<Input extends z.ZodType, Result> = ((actor: Actor, input: unknown) => Promise<Result>) & {
  commandName: string
  input: Input
}

/**
 * A write, the same for people and machines: parse → transaction → load → allow → run → audit.
 * Throws a Fault (invalid, not_found, forbidden, conflict); anything else is a defect and changes nothing.
 */
export function command<Input extends z.ZodType, Loaded, Result>(
  spec: CommandSpec<Input, Loaded, Result>,
): Command<Input, Result> {
  const execute = async (actor: Actor, raw: unknown): Promise<Result> => {
    const parsed = spec.input.safeParse(raw)
    if (!parsed.success) throw invalidInput(parsed.error)
    const unstorable = findUnstorable(parsed.data)
    if (unstorable !== null) throw invalidField(unstorable, 'fieldInvalid')
    return transaction(async (tx, now) => {
      const events: NewEvent[] = []
      const context: CommandContext = { tx, now, actor, announce: (event) => events.push(event) }
      const loaded = await spec.load(context, parsed.data)
      if (loaded === null) throw notFound()
      if (!spec.allow(actor, loaded, parsed.data)) throw forbidden()
      const result = await spec.run(context, loaded, parsed.data)
      if (events.length === 0) throw new TypeError(`command ${spec.name} changed something without saying so`)
      await record(tx, actor, now, events)
      return result
    })
  }
  return Object.assign(execute, { commandName: spec.name, input: spec.input })
}

/** The path of a text with U+0000, which PostgreSQL cannot store; null when there is none. */
function findUnstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path || 'form' : null
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(inner, path ? `${path}.${key}` : key)
    if (found !== null) return found
  }
  return null
}

/**
 * zod's issues as field faults. Schemas name their message by a key of the `errors` messages; a bare zod message becomes a
 * general one, so that English never leaks into another language.
 */
export function invalidInput(error: z.ZodError): Fault {
  const fields: Record<string, FieldFault> = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form'
    fields[field] ??= { message: /^[a-z][A-Za-z]+$/.test(issue.message) ? issue.message : 'fieldInvalid' }
  }
  return new Fault('invalid', 'checkAnswers', fields)
}
