// A thousand readers of streams, over plain sockets, that count what they are told.
import { connect } from 'node:net'

export type ReadersOrder = { port: number; requests: string[] }
/** `told`: events that all readers together have heard so far. */
export type ReadersNews = { open: number; told: number; gone: number }

const mark = Buffer.from('\ndata: {"id"')
let [open, told, gone] = [0, 0, 0]

process.on('message', ({ port, requests }: ReadersOrder) => {
  for (const request of requests) {
    const socket = connect(port, '127.0.0.1')
    let rest: Buffer = Buffer.alloc(0)
    let begun = false
    socket.write(request)
    socket.on('data', (chunk) => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      if (!begun && bytes.includes('text/event-stream')) {
        begun = true
        open++
      }
      let end = 0
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, end)) {
        told++
        end = at + mark.length
      }
      // What may be the beginning of the next mark stays.
      rest = bytes.subarray(Math.max(end, bytes.length - mark.length + 1))
    })
    socket.on('close', () => gone++)
    socket.on('error', () => undefined)
  }
})
setInterval(() => process.send!({ open, told, gone } satisfies ReadersNews), 5)
process.on('disconnect', () => process.exit(0))
