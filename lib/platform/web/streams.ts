import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Hub, hub, matchStream, reset, type StreamEvent, type StreamRoute, type Subscription } from '#lib/platform/stream.ts'
import { Fault, notFound } from '#lib/values/fault.ts'

type Settings = {
  routes: readonly StreamRoute[]
  hub?: Hub
  /** Open streams of one reader, all tabs together. */
  perReader?: number
  heartbeatMs?: number
  recheckMs?: number
  /** Then the reader connects anew, and is authorized anew. */
  longestMs?: number
  report: (error: unknown) => void
}

/** A reader whose unread bytes pass this is dropped; its browser comes back and goes on from the last event it had. */
const slowReaderBytes = 256 * 1024

/** Server-sent events over node:http. Refusals are thrown as Faults before the first byte. */
export class Streams {
  readonly #settings: Required<Settings>
  readonly #open = new Map<ServerResponse, string>()
  readonly #heartbeat: NodeJS.Timeout

  constructor(settings: Settings) {
    this.#settings = { hub, perReader: 8, heartbeatMs: 15_000, recheckMs: 60_000, longestMs: 3_600_000, ...settings }
    this.#heartbeat = setInterval(() => {
      for (const res of this.#open.keys()) send(res, ':\n\n')
    }, this.#settings.heartbeatMs).unref()
  }

  get size(): number {
    return this.#open.size
  }

  /** Answers one GET below /live/. Throws a Fault when there is no such stream, the reader may not follow it, or has too many. */
  async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost')
    const match = matchStream(this.#settings.routes, url.pathname)
    if (!match || req.method !== 'GET') throw notFound()
    const address = req.socket.remoteAddress ?? 'unknown'
    const subscription = await match.route.open({ params: match.params, query: url.searchParams, headers: req.headers, address })
    const mine = [...this.#open.values()].filter((reader) => reader === subscription.reader).length
    // Gone while it was asked who they are: its `close` is past, and nothing would ever end what begins here.
    if (res.destroyed) return
    if (mine >= this.#settings.perReader) throw new Fault('limit', 'limit')
    const lastEventId = req.headers['last-event-id'] ?? url.searchParams.get('after')
    await this.#stream(req, res, subscription, lastEventId ? String(lastEventId) : null)
  }

  /** Says goodbye to everyone; their browsers come back by themselves. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const res of this.#open.keys()) res.end('event: bye\ndata: {}\n\n')
  }

  async #stream(
    req: IncomingMessage,
    res: ServerResponse,
    subscription: Subscription,
    lastEventId: string | null,
  ): Promise<void> {
    req.socket.setNoDelay(true)
    req.socket.setTimeout(0)
    // News that arrives while the past is read waits here, so that nothing falls between the two.
    let waiting: StreamEvent[] | null = []
    const unfollow = this.#settings.hub.follow(subscription.topic, (event) => {
      if (subscription.shows?.(event) === false) return
      if (waiting) waiting.push(event)
      else send(res, text(event))
    })
    // News about the reader (a session that was revoked) asks at once what else would be asked in a minute.
    const unwatch = this.#settings.hub.follow(subscription.reader, () => void this.#recheck(res, subscription))
    const recheck = setInterval(() => this.#recheck(res, subscription), this.#settings.recheckMs).unref()
    const end = setTimeout(() => res.end('event: bye\ndata: {}\n\n'), this.#settings.longestMs).unref()
    this.#open.set(res, subscription.reader)
    res.on('close', () => {
      unfollow()
      unwatch()
      clearInterval(recheck)
      clearTimeout(end)
      this.#open.delete(res)
    })
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    res.write('retry: 2000\n: open\n\n')
    const told = new Set<string>()
    try {
      for await (const event of subscription.replay?.(lastEventId) ?? []) {
        if (event === reset) send(res, 'event: reset\ndata: {}\n\n')
        else if (told.add(event.id) && subscription.shows?.(event) !== false) send(res, text(event))
      }
    } catch (error) {
      this.#settings.report(error)
      res.end('event: bye\ndata: {}\n\n')
      return
    }
    for (const event of waiting) if (!told.has(event.id)) send(res, text(event))
    waiting = null
  }

  async #recheck(res: ServerResponse, subscription: Subscription): Promise<void> {
    const stays = await Promise.resolve(subscription.mayStay?.() ?? true).catch(() => false)
    if (!stays) res.end('event: bye\ndata: {}\n\n')
  }
}

/** An event is one object for all who hear it, so it is spelled once, not once a reader. */
const spelled = new WeakMap<StreamEvent, string>()

/** The name travels inside, so that a page hears every kind without knowing their names. */
function text(event: StreamEvent): string {
  const known = spelled.get(event)
  if (known !== undefined) return known
  const { id, name, data } = event
  const message = `id: ${id}\ndata: ${JSON.stringify({ id, name, data })}\n\n`
  spelled.set(event, message)
  return message
}

function send(res: ServerResponse, message: string): void {
  if (res.writableEnded || res.destroyed) return
  if (!res.write(message) && res.writableLength > slowReaderBytes) res.destroy()
}
