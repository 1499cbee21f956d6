import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { bodyRefusal, isUnreadable, localized, requestIdOf } from '#lib/platform/web/entrance.ts'

const request = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ url, headers, method }) as unknown as IncomingMessage

describe('the entrance', () => {
  test('leads an address without a language to the language of the reader', () => {
    expect(localized(request('/', { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' }))).toBe('/ko')
    expect(localized(request('/tenders?q=a', { 'accept-language': 'fr,zh-CN;q=0.5' }))).toBe('/zh/tenders?q=a')
    expect(localized(request('/', { 'accept-language': 'fr' }))).toBe('/en')
    expect(localized(request('//evil'))).toBe('/en/evil')
  })

  test('leaves pages with a language, files and Next alone', () => {
    for (const url of ['/en', '/ko/tenders', '/icon.svg', '/_next/static/x', '/api/me'])
      expect(localized(request(url))).toBeNull()
  })

  test('refuses a body without a length, and one that is too long', () => {
    expect(bodyRefusal(request('/en', { 'transfer-encoding': 'chunked' }, 'POST'), 100)).toBe(411)
    expect(bodyRefusal(request('/en', { 'content-length': '101' }, 'POST'), 100)).toBe(413)
    expect(bodyRefusal(request('/en', { 'content-length': '100' }, 'POST'), 100)).toBeNull()
    expect(bodyRefusal(request('/en', { 'content-length': '101' }), 100)).toBeNull()
  })

  test('knows an address that the database could not be asked for', () => {
    expect(isUnreadable(request('/en/tenders?q=a%00'))).toBe(true)
    expect(isUnreadable(request('/en/tenders?q=100%25'))).toBe(false)
  })

  test("keeps a proxy's request id only when it looks like one", () => {
    expect(requestIdOf(request('/', { 'x-request-id': 'abcdef-123456' }))).toBe('abcdef-123456')
    expect(requestIdOf(request('/', { 'x-request-id': 'a\nb' }))).toMatch(/^[0-9a-f-]{36}$/)
  })
})
