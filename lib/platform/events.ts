import type { Actor } from '#lib/platform/actor.ts'
import { actorCode } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'

/** Ids, codes, hashes, counts: what may be kept for ever. Names, addresses and free text may not, so that erasure stays possible. */
export type EventValue = string | number | boolean | null | EventValue[]

export type NewEvent = {
  /** Past tense with the subject's kind: `tender.published`. */
  name: `${string}.${string}`
  /** Id of the thing it happened to: the line of the timeline, and the queue of its reactions. */
  subject: string
  /** The organization whose people may see it in their timeline. */
  organizationId?: string | null
  payload?: Record<string, EventValue>
}

export type StoredEvent = {
  id: string
  name: string
  subject: string
  organizationId: string | null
  actor: string
  occurredAt: Date
  payload: Record<string, EventValue>
}
export type SequencedEvent = StoredEvent & { position: bigint }

/** Writes events into the transaction of the change they announce. The sequencer gives them their position after the commit. */
export async function record(tx: Tx, actor: Actor, now: Date, events: readonly NewEvent[]): Promise<void> {
  for (const event of events) assertCodes(event)
  // Events of one instant are read in the order of their ids: in the order in which they were announced.
  const ids = events.map(() => newId('event', now.getTime())).sort()
  await tx.event.createMany({
    data: events.map((event, index) => ({
      id: ids[index]!,
      name: event.name,
      subject: event.subject,
      organizationId: event.organizationId ?? null,
      actor: actorCode(actor),
      occurredAt: now,
      payload: event.payload ?? {},
    })),
  })
}

/** Throws when a payload holds anything that looks like free text: that is a defect of the caller. */
export function assertCodes(event: NewEvent): void {
  const check = (value: EventValue): boolean =>
    Array.isArray(value) ? value.every(check) : typeof value !== 'string' || /^[\w:.+/=-]{0,256}$/.test(value)
  for (const [key, value] of Object.entries(event.payload ?? {})) {
    if (!check(value)) throw new TypeError(`event ${event.name}: payload.${key} is not an id, code, hash or number`)
  }
}
