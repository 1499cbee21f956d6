import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { publicAccess } from '#lib/platform/access.ts'
import { createHub, reset, type StreamRoute, type Subscription } from '#lib/platform/stream.ts'
import { Streams } from '#lib/platform/web/streams.ts'
import { forbidden, isFault } from '#lib/values/fault.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A real server with one stream; `open` may be replaced. Reads what a reader of it hears. */
async function serve(
  open: (params: Record<string, string>) => Partial<Subscription>,
  settings: { perReader?: number; recheckMs?: number } = {},
) {
  const hub = createHub()
  const route: StreamRoute = {
    path: '/live/orders/:number',
    access: publicAccess,
    open: async ({ params }) => ({ topic: `order ${params.number}`, reader: 'anyone', ...open(params) }),
  }
  const streams = new Streams({ routes: [route], hub, report: () => {}, ...settings })
  server = createServer((req, res) => {
    streams
      .serve(req, res)
      .catch((error) =>
        res.writeHead(isFault(error) ? (error.code === 'limit' ? 429 : error.code === 'forbidden' ? 403 : 404) : 500).end(),
      )
  })
  await new Promise<void>((resolve) => server!.listen(0, resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return { hub, streams, origin }
}

async function read(url: string, until: (text: string) => boolean, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(url, { headers })
  let text = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (until(text)) break
  }
  return text
}

const ids = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].map((match) => match[1])

describe('a live stream', () => {
  test('loses and doubles nothing that happens while the past is read', async () => {
    let hubOf: Awaited<ReturnType<typeof serve>>['hub']
    const { hub, origin } = await serve(() => ({
      replay: async function* (lastEventId) {
        expect(lastEventId).toBe('2')
        yield { id: '3', data: null }
        hubOf.publish('order A', { id: '4', data: null }) // seen by the database read below as well
        hubOf.publish('order A', { id: '5', data: null })
        yield { id: '4', data: null }
      },
    }))
    hubOf = hub
    const text = await read(`${origin}/live/orders/A`, (so) => so.includes('id: 5'), { 'last-event-id': '2' })
    expect(ids(text)).toEqual(['3', '4', '5'])
  })

  test('goes on with what is published on its topic, and no other', async () => {
    const { hub, streams, origin } = await serve(() => ({}))
    const reading = read(`${origin}/live/orders/A`, (so) => so.includes('id: 2'))
    while (streams.size === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    hub.publish('order B', { id: '1', data: 'other' })
    hub.publish('order A', { id: '2', name: 'line.progressed', data: { made: 7 } })
    const text = await reading
    expect(ids(text)).toEqual(['2'])
    expect(text).toContain('data: {"id":"2","name":"line.progressed","data":{"made":7}}')
  })

  test('tells a reader whose history is gone to load the page again', async () => {
    const { origin } = await serve(() => ({
      replay: async function* () {
        yield reset
      },
    }))
    expect(await read(`${origin}/live/orders/A`, (so) => so.includes('reset'))).toContain('event: reset')
  })

  test('refuses before it begins: an unknown one, a forbidden one, one too many', async () => {
    const { origin, streams } = await serve(
      ({ number }) => {
        if (number === 'secret') throw forbidden()
        return {}
      },
      { perReader: 1 },
    )
    expect((await fetch(`${origin}/live/nothing`)).status).toBe(404)
    expect((await fetch(`${origin}/live/orders/secret`)).status).toBe(403)
    const first = new AbortController()
    await fetch(`${origin}/live/orders/A`, { signal: first.signal })
    expect((await fetch(`${origin}/live/orders/A`)).status).toBe(429)
    first.abort()
    while (streams.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const again = new AbortController()
    expect((await fetch(`${origin}/live/orders/A`, { signal: again.signal })).status).toBe(200)
    again.abort()
  })

  test('is not begun for a reader who left while it was asked who they are', async () => {
    let decide = () => {}
    const decided = new Promise<void>((resolve) => (decide = resolve))
    const streams = new Streams({
      routes: [
        {
          path: '/live/orders/:number',
          access: publicAccess,
          open: async () => {
            await decided
            return { topic: 'A', reader: 'anyone' }
          },
        },
      ],
      report: () => {},
    })
    let serving = Promise.resolve()
    const left = new Promise<void>((resolve) => {
      server = createServer((req, res) => {
        serving = streams.serve(req, res)
        res.on('close', resolve)
      })
    })
    await new Promise<void>((resolve) => server!.listen(0, resolve))
    const reader = new AbortController()
    const asking = fetch(`http://localhost:${(server!.address() as AddressInfo).port}/live/orders/A`, { signal: reader.signal })
    setTimeout(() => reader.abort(), 50)
    await expect(asking).rejects.toThrow()
    await left
    decide()
    await serving
    expect(streams.size).toBe(0)
  })

  test('ends when the answer to that fails', async () => {
    const { origin } = await serve(() => ({ mayStay: () => Promise.reject(new Error('no database')) }), { recheckMs: 20 })
    expect(await read(`${origin}/live/orders/A`, () => false)).toContain('event: bye')
  })

  test('ends when its reader may no longer stay', async () => {
    const { origin } = await serve(() => ({ mayStay: async () => false }), { recheckMs: 20 })
    expect(await read(`${origin}/live/orders/A`, () => false)).toContain('event: bye')
  })

  test('says goodbye when the server stops', async () => {
    const { origin, streams } = await serve(() => ({}))
    const reading = read(`${origin}/live/orders/A`, () => false)
    while (streams.size === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    streams.close()
    expect(await reading).toContain('event: bye')
  })
})
