import { IncomingMessage, ServerResponse } from 'node:http'
import { Duplex } from 'node:stream'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>
export type Head = Record<string, string | string[]>
export type Rendered = { status: number; headers: Head; body: Buffer }

const renderLimitMs = 20_000

/**
 * Lets Next answer a made-up GET request into memory. Only what is passed here exists in that request, so nothing of the
 * person who asked can reach the answer. Throws when the rendering fails or takes longer than 20 seconds.
 */
export async function capture(handle: Handler, url: string, headers: Record<string, string>): Promise<Rendered> {
  const socket = silentSocket()
  const req = new IncomingMessage(socket as never)
  Object.assign(req, {
    method: 'GET',
    url,
    headers,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    complete: true,
  })
  req.push(null)
  const res = new KeptResponse(req)
  res.done.promise.catch(() => {})
  const limit = setTimeout(() => res.destroy(new Error(`rendering ${url} took too long`)), renderLimitMs)
  try {
    await Promise.all([handle(req, res), res.done.promise])
  } finally {
    clearTimeout(limit)
    socket.destroy()
  }
  return { status: res.statusCode, headers: res.getHeaders() as Head, body: Buffer.concat(res.chunks) }
}

function silentSocket(): Duplex {
  const duplex = new Duplex({ read() {}, write: (_chunk, _encoding, written) => written() })
  return Object.assign(duplex, {
    encrypted: false,
    remoteAddress: '127.0.0.1',
    setKeepAlive() {},
    setTimeout() {},
    setNoDelay() {},
  })
}

/** A response that keeps its bytes instead of sending them. */
class KeptResponse extends ServerResponse {
  readonly chunks: Buffer[] = []
  readonly done = Promise.withResolvers<void>()

  /** Node keeps headers that are given here out of `getHeaders`; this one keeps all. */
  override writeHead(status: number, ...rest: unknown[]): this {
    const given = rest.find((candidate) => typeof candidate === 'object' && candidate !== null) as
      | Record<string, string>
      | undefined
    for (const [name, value] of Object.entries(given ?? {})) this.setHeader(name, value)
    return super.writeHead(status)
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode)
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    this.flushHeaders()
    this.chunks.push(
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk as Uint8Array),
    )
    const written = typeof encoding === 'function' ? encoding : callback
    if (typeof written === 'function') queueMicrotask(() => written())
    return true
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.finished) return this
    if (chunk && typeof chunk !== 'function') this.write(chunk, encoding)
    else this.flushHeaders()
    this.finished = true
    const ended = [chunk, encoding, callback].find((candidate) => typeof candidate === 'function') as (() => void) | undefined
    queueMicrotask(() => {
      this.emit('finish')
      this.emit('close')
      ended?.()
      this.done.resolve()
    })
    return this
  }

  override destroy(error?: Error): this {
    this.destroyed = true
    this.done.reject(error ?? new Error('rendering was broken off'))
    this.emit('close')
    return this
  }
}
