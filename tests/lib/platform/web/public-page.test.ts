import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { publicPageKey, publicPageRules } from '#lib/platform/web/public-page.ts'

const rules = publicPageRules([
  { path: '/', query: [] },
  { path: '/tenders', query: ['q', 'sector'] },
  { path: '/tenders/:number', query: [] },
])
const keyOf = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  publicPageKey({ method, url, headers } as unknown as IncomingMessage, rules)

describe('a request that may share its answer', () => {
  test('is a GET of a declared page in one of the languages', () => {
    expect(keyOf('/ko')).toMatchObject({ url: '/ko', locale: 'ko', theme: 'system' })
    expect(keyOf('/en/tenders/MOI-2026-000142')?.url).toBe('/en/tenders/MOI-2026-000142')
    expect(keyOf('/en/tenders/a/b')).toBeNull()
    expect(keyOf('/fr')).toBeNull()
    expect(keyOf('/en', {}, 'POST')).toBeNull()
  })

  test('has its query in one order', () => {
    expect(keyOf('/en/tenders?sector=energy&q=meter')?.url).toBe(keyOf('/en/tenders?q=meter&sector=energy')?.url)
  })

  test('has no query that the page does not know', () => {
    expect(keyOf('/en/tenders?utm_source=x')).toBeNull()
  })

  test('has no session, whole, secure or in chunks, and no draft', () => {
    for (const cookie of ['next-auth.session-token=x', 'a=b; __Secure-next-auth.session-token.0=x', '__prerender_bypass=x']) {
      expect(keyOf('/en', { cookie })).toBeNull()
    }
    expect(keyOf('/en', { cookie: 'theme=dark; other=1' })?.theme).toBe('dark')
    expect(keyOf('/en', { cookie: 'theme=<script>' })?.theme).toBe('system')
  })

  test("is a whole request of Next's router or none", () => {
    expect(keyOf('/en?_rsc=abc', { rsc: '1' })).toMatchObject({ url: '/en?_rsc=abc', rsc: { rsc: '1' } })
    expect(keyOf('/en?_rsc=abc')).toBeNull()
    expect(keyOf('/en', { rsc: '1' })).toBeNull()
  })
})
