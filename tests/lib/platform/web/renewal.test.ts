import { expect, test, vi } from 'vitest'
import { createHub } from '#lib/platform/stream.ts'
import { renewOnNews } from '#lib/platform/web/renewal.ts'

test('public news renews the pages at once, then once a second at most, and a progressing line never', async () => {
  vi.useFakeTimers()
  const hub = createHub()
  const forget = vi.fn()
  const end = renewOnNews(hub, forget)
  hub.publish('ord_1', { id: '1', name: 'line.progressed', data: {} })
  await vi.advanceTimersByTimeAsync(2000)
  expect(forget).toHaveBeenCalledTimes(0)
  for (const id of ['2', '3', '4']) hub.publish('tnd_1', { id, name: 'tender.published', data: {} })
  await vi.advanceTimersByTimeAsync(1)
  expect(forget).toHaveBeenCalledTimes(1)
  hub.publish('tnd_1', { id: '5', name: 'tender.closed', data: {} })
  await vi.advanceTimersByTimeAsync(900)
  expect(forget).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(forget).toHaveBeenCalledTimes(2)
  end()
  vi.useRealTimers()
})
