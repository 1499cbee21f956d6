import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { PageCache, type PageKey } from '#lib/platform/web/page-cache.ts'

type Answer = (req: IncomingMessage, res: ServerResponse) => unknown

function cacheOf(answer: Answer, overrides: { maxBytes?: number; freshMs?: number; staleMs?: number } = {}) {
  return new PageCache({
    handle: async (req, res) => {
      await answer(req, res)
    },
    host: 'localhost',
    policy: (scripts) => `script-src ${scripts.join(' ')}`,
    freshMs: 60_000,
    staleMs: 60_000,
    maxBytes: 1e6,
    maxPageBytes: 1e6,
    report: () => {},
    ...overrides,
  })
}

const home: PageKey = { url: '/en', locale: 'en', theme: 'system', rsc: {} }
const html = (res: ServerResponse, body: string) => res.writeHead(200, { 'content-type': 'text/html' }).end(body)

describe('the cache of public pages', () => {
  test('renders a page once for everyone who asks at the same time', async () => {
    const cache = cacheOf(async (_req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      html(res, 'hello')
    })
    const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get(home)))
    expect(cache.renders).toBe(1)
    expect(new Set(pages).size).toBe(1)
  })

  test('gives the page nothing of the person who asked', async () => {
    let seen: IncomingMessage['headers'] = {}
    await cacheOf((req, res) => {
      seen = req.headers
      html(res, 'hello')
    }).get(home)
    expect(seen).toEqual({ host: 'localhost', accept: '*/*', 'accept-language': 'en', cookie: 'theme=system' })
  })

  test('keeps each theme apart', async () => {
    const cache = cacheOf((req, res) => html(res, String(req.headers.cookie)))
    const dark = await cache.get({ ...home, theme: 'dark' })
    const light = await cache.get({ ...home, theme: 'light' })
    expect([String(dark.body), String(light.body)]).toEqual(['theme=dark', 'theme=light'])
  })

  test('carries the hashes of its own inline scripts', async () => {
    const page = await cacheOf((_req, res) => html(res, '<script>go()</script>')).get(home)
    expect(page.headers['content-security-policy']).toMatch(/^script-src 'sha256-/)
  })

  test('refuses a public page that sets a cookie', async () => {
    const cache = cacheOf((_req, res) => res.writeHead(200, { 'set-cookie': 'a=b' }).end('x'))
    await expect(cache.get(home)).rejects.toThrow('sets a cookie')
  })

  test('does not keep an error, nor what was being rendered when it was purged', async () => {
    const failing = cacheOf((_req, res) => res.writeHead(500).end('x'))
    await failing.get(home)
    await failing.get(home)
    expect(failing.renders).toBe(2)
    const cache = cacheOf(async (_req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      html(res, 'old')
    })
    const running = cache.get(home)
    cache.purge((url) => url === '/en')
    expect(String((await running).body)).toBe('old')
    await cache.get(home)
    expect(cache.renders).toBe(2)
  })

  test('shows the old page while it renders a new one', async () => {
    let version = 0
    const cache = cacheOf((_req, res) => html(res, `v${++version}`), { freshMs: 0, staleMs: 60_000 })
    await cache.get(home)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(String((await cache.get(home)).body)).toBe('v1')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(String((await cache.get(home)).body)).toBe('v2')
  })

  test('forgets the page that was not asked for longest when it is full', async () => {
    const cache = cacheOf((_req, res) => html(res, 'x'.repeat(1000)), { maxBytes: 6000 })
    for (const url of ['/a', '/b', '/a', '/c']) await cache.get({ ...home, url })
    expect(cache.renders).toBe(3)
    await cache.get({ ...home, url: '/a' })
    expect(cache.renders).toBe(3)
    await cache.get({ ...home, url: '/b' })
    expect(cache.renders).toBe(4)
    expect(cache.bytes).toBeLessThanOrEqual(6000)
  })
})
