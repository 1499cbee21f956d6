import { expect, it } from 'vitest'
import { isId, newId } from '#lib/values/id.ts'
import { decodeCursor, encodeCursor, sizeOf } from '#lib/values/page.ts'

it('ids sort by their time, say what they name, and never repeat', () => {
  const early = newId('tender', 1_000)
  const late = newId('tender', 2_000)
  expect(early < late).toBe(true)
  expect(isId('tender', early)).toBe(true)
  expect(isId('bid', early)).toBe(false)
  expect(isId('tender', "tnd_x' OR 1=1")).toBe(false)
  expect(new Set(Array.from({ length: 10_000 }, () => newId('event', 1_000))).size).toBe(10_000)
})

it('cursors come back as they were, and what is none is refused', () => {
  for (const key of [['b', 3], ['물왕전자 🔒', 1.5], []]) expect(decodeCursor(encodeCursor(key))).toEqual(key)
  const unusable = [encodeCursor(['a\0']), encodeCursor([8.64e15 + 2])]
  for (const text of ['', '%%%', 'eyJhIjoxfQ', 'bnVsbA', ...unusable]) expect(decodeCursor(text), text).toBeNull()
})

it('page sizes stay between 1 and 100', () => {
  expect([undefined, 0, -5, 1e9, Number.NaN, 50].map((size) => sizeOf({ size }))).toEqual([20, 20, 1, 100, 20, 50])
})
