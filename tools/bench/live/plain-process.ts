// The reference: server-sent events as node:http alone can do them. GET / follows, POST /?count=N tells everyone N events.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const readers = new Set<ServerResponse>()
let id = 0

const server = createServer((req, res) => {
  if (req.method === 'POST') {
    const count = Number(new URL(req.url!, 'http://x').searchParams.get('count'))
    for (let index = 0; index < count; index++) {
      const data = { id: String(++id), name: 'line.progressed', data: JSON.parse(process.argv[2]!) }
      const message = `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`
      for (const reader of readers) reader.write(message)
    }
    return res.writeHead(204).end()
  }
  req.socket.setNoDelay(true)
  res.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n')
  readers.add(res)
  res.on('close', () => readers.delete(res))
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
