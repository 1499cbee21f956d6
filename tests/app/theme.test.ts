import { describe, expect, test } from 'vitest'
import { machine } from '#api/machine.ts'

const choose = (
  theme: string,
  referer: string,
  length: Record<string, string> = { 'content-length': String(theme.length + 6) },
) =>
  machine.request('/theme', {
    method: 'POST',
    body: new URLSearchParams({ theme }),
    headers: { referer, 'content-type': 'application/x-www-form-urlencoded', ...length },
  })

describe('the choice of colours', () => {
  test('is remembered and leads back to the same page', async () => {
    const answer = await choose('dark', 'http://localhost:3000/ko/tenders?q=a')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/ko/tenders?q=a')
    expect(answer.headers.get('set-cookie')).toContain('theme=dark;')
  })

  test('of the system, or of anything unknown, forgets the cookie', async () => {
    for (const theme of ['system', 'pink']) expect((await choose(theme, '')).headers.get('set-cookie')).toContain('Max-Age=0')
  })

  test('reads no body without a length, and no long one', async () => {
    expect((await choose('dark', '', {})).status).toBe(422)
    expect((await choose('dark', '', { 'content-length': '1025' })).status).toBe(422)
  })

  test('never leads to another site', async () => {
    expect((await choose('dark', 'https://evil.example//evil.example/x')).headers.get('location')).toBe('/')
  })
})

describe('a machine route that does not exist', () => {
  test("is a problem in the caller's language", async () => {
    const answer = await machine.request('/api/nothing', { headers: { 'accept-language': 'zh' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found', title: '此地址没有内容，或您无权查看' })
  })
})
