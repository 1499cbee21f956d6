/** Feeds the hub of this process from the database's notifications: every sequenced event goes to the topic of its subject. */
import '#server-only'
import { pool } from '#lib/platform/db.ts'
import type { SequencedEvent } from '#lib/platform/events.ts'
import { listen } from '#lib/platform/listen.ts'
import { log } from '#lib/platform/log.ts'
import { positionsChannel } from '#lib/platform/sequencer.ts'
import { hub, reset, type StreamEvent } from '#lib/platform/stream.ts'
import { listEventsAfter } from '#lib/platform/timeline.ts'

type Feed = { started: boolean; channels: Record<string, (payload: string) => void>; last: bigint | null; drain: Promise<void> }

// lib is loaded by Node and again by Next's bundle: one connection for both.
const store = globalThis as unknown as { moiFeed?: Feed }
const feed: Feed = (store.moiFeed ??= { started: false, channels: {}, last: null, drain: Promise.resolve() })

/** Another channel that this process follows on the same connection. Call it when the module is loaded, before the first stream. */
export function followChannel(channel: string, hear: (payload: string) => void): void {
  feed.channels[channel] = hear
}

/** Starts to listen, once; the first live stream calls it. */
export function ensureLiveFeed(): void {
  if (feed.started) return
  feed.started = true
  listen({ channels: { ...feed.channels, [positionsChannel]: () => drain() }, onConnect: () => drain() })
}

/** What a page shows of an event. */
export function toStreamEvent(event: SequencedEvent): StreamEvent {
  return {
    id: event.position.toString(),
    name: event.name,
    data: { ...event.payload, actor: event.actor, occurredAt: event.occurredAt.toISOString() },
  }
}

/** More than this was missed: the page loads itself again instead of hearing all of it. */
const replayLimit = 500

/**
 * The replay of one subject: what happened after the event that the reader had last. A newcomer gets the latest event, so that a
 * page that was read just before the stream began catches up.
 */
export async function* replaySubject(subject: string, lastEventId: string | null): AsyncIterable<StreamEvent | typeof reset> {
  if (!lastEventId || !/^\d{1,18}$/.test(lastEventId)) {
    const latest = await latestEvent(subject)
    if (latest) yield toStreamEvent(latest)
    return
  }
  const missed = await listEventsAfter(BigInt(lastEventId), replayLimit, [subject])
  if (missed.length === replayLimit) yield reset
  else for (const event of missed) yield toStreamEvent(event)
}

async function latestEvent(subject: string): Promise<SequencedEvent | undefined> {
  const { rows } = await pool().query<{ position: string }>(
    'SELECT p.position FROM event e JOIN event_position p ON p.event_id = e.id WHERE e.subject = $1 ORDER BY e.id DESC LIMIT 1',
    [subject],
  )
  if (!rows[0]) return undefined
  const [latest] = await listEventsAfter(BigInt(rows[0].position) - 1n, 1, [subject])
  return latest
}

async function lastPosition(): Promise<string> {
  const { rows } = await pool().query<{ position: string }>('SELECT coalesce(max(position), 0) AS position FROM event_position')
  return rows[0]!.position
}

/** One reading at a time; notices that come meanwhile lead to one more. */
function drain(): void {
  feed.drain = feed.drain.then(async () => {
    try {
      feed.last ??= BigInt(await lastPosition())
      for (;;) {
        const events = await listEventsAfter(feed.last, 500)
        for (const event of events) hub.publish(event.subject, toStreamEvent(event))
        if (events.length === 0) return
        feed.last = events.at(-1)!.position
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'the live feed could not read events')
    }
  })
}
