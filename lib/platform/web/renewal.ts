import type { Hub } from '#lib/platform/stream.ts'
import { everything } from '#lib/platform/stream.ts'

/** News that no public page shows, or that comes too often to be worth a rendering: these wait until a page is old. */
const unseen = /^(?:line|device|session|invoice|transfer)\./
const atMostEveryMs = 1000

/** Forgets the kept pages when something public has happened, at once and then once a second at most. Returns what ends it. */
export function renewOnNews(hub: Hub, forget: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined
  let lastAt = 0
  const renew = () => {
    waiting = undefined
    lastAt = Date.now()
    forget()
  }
  const unfollow = hub.follow(everything, ({ name = '' }) => {
    if (waiting || unseen.test(name)) return
    waiting = setTimeout(renew, Math.max(0, lastAt + atMostEveryMs - Date.now()))
  })
  return () => {
    unfollow()
    clearTimeout(waiting)
  }
}
