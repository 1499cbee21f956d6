import type { Context } from 'hono'
import { Fault } from '#lib/values/fault.ts'

/** Long answers that are being written at the same time; who comes beyond them is asked to come again. */
const mostAtOnce = 16
/** A reader that takes nothing for this long makes room for others. */
const patienceMs = 60_000

let open = 0

/**
 * An answer written piece by piece, each when the reader has taken the one before. Throws Fault limit when too many are open.
 * A break in the middle breaks the connection off: half a document never looks like a whole one.
 */
export function streamed(context: Context, pieces: AsyncGenerator<string>, headers: Record<string, string>): Response {
  if (context.req.method === 'HEAD') return context.body(null, 200, headers)
  if (open >= mostAtOnce) throw new Fault('limit', 'limit')
  open++
  const encoder = new TextEncoder()
  const ended = new AbortController()
  let patience: NodeJS.Timeout | undefined
  const end = () => {
    if (ended.signal.aborted) return
    ended.abort()
    open--
    clearTimeout(patience)
    pieces.return(undefined).catch(() => {})
  }
  context.req.raw.signal.addEventListener('abort', end)
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(patience)
        try {
          const { done, value } = ended.signal.aborted ? { done: true, value: '' } : await pieces.next()
          if (done) {
            end()
            return controller.close()
          }
          controller.enqueue(encoder.encode(value))
          patience = setTimeout(() => {
            end()
            controller.error(new Error('nobody reads this answer'))
          }, patienceMs)
        } catch (error) {
          end()
          throw error
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
  return context.body(body, 200, headers)
}
