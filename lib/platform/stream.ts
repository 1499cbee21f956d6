import type { IncomingMessage } from 'node:http'
import type { Access } from '#lib/platform/access.ts'

/** One piece of news on a topic. `id` orders and names it (an event's position), so that a reader can go on from it. */
export type StreamEvent = { id: string; name?: string; data: unknown }

/** What a reader may follow once everything that can fail is done. */
export type Subscription = {
  topic: string
  /** Who reads, for the bound on open streams: a person's id, or an address for the public. */
  reader: string
  /**
   * What happened after `lastEventId`, oldest first; without one, what a newcomer needs (often nothing). Yield `reset` when that
   * history is gone: the page then loads itself again.
   */
  replay?: (lastEventId: string | null) => AsyncIterable<StreamEvent | typeof reset>
  /** Which of the topic's news this reader may see; all of it where there is none. */
  shows?: (event: StreamEvent) => boolean
  /** Asked once a minute while the stream is open, and at news about the reader: false ends it (a revoked session, a lost role). */
  mayStay?: () => Promise<boolean>
}

export type StreamRequest = {
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingMessage['headers']
  address: string
}

export type StreamRoute = {
  /** "/live/orders/:number" */
  path: `/live/${string}`
  access: Access
  /** Decides and prepares. Throws a Fault to refuse: the answer is problem+json, before a stream has begun. */
  open: (request: StreamRequest) => Promise<Subscription>
}

export const reset = Symbol.for('moi.stream.reset')

/** The topic on which all others are heard as well; for the web process itself, never for a reader. */
export const everything = '*'

type Listener = (event: StreamEvent) => void

/** Fans news out to the readers of this process, by topic. What feeds it (the database's notifications) is not its business. */
export type Hub = {
  publish: (topic: string, event: StreamEvent) => void
  follow: (topic: string, listener: Listener) => () => void
}

// lib is loaded by Node and again by Next's bundle; both must meet in one hub.
const store = globalThis as unknown as { moiHub?: Hub }
export const hub: Hub = (store.moiHub ??= createHub())

/** A hub of its own, for tests; the product uses `hub`. */
export function createHub(): Hub {
  const topics = new Map<string, Set<Listener>>()
  return {
    publish(topic, event) {
      for (const listener of topics.get(topic) ?? []) listener(event)
      for (const listener of topics.get(everything) ?? []) listener(event)
    },
    follow(topic, listener) {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic)
      }
    },
  }
}

/** The route that answers a path, with the values of its `:parameters`; null when there is none. */
export function matchStream(
  routes: readonly StreamRoute[],
  path: string,
): { route: StreamRoute; params: Record<string, string> } | null {
  const asked = path.split('/')
  for (const route of routes) {
    const parts = route.path.split('/')
    const fits = parts.length === asked.length && parts.every((part, index) => part.startsWith(':') || part === asked[index])
    if (!fits) continue
    const named = parts.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), decode(asked[index]!)] as const] : []))
    return { route, params: Object.fromEntries(named) }
  }
  return null
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
