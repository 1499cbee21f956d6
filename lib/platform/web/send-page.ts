import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Head } from './capture.ts'
import { type Page, routerHeaders } from './page-cache.ts'

const worthPacking = 1024

const packers = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 6 }),
}

type Encoding = keyof typeof packers

/** Sends a kept page, packed once per encoding, or 304 when the reader has it. */
export async function sendPage(req: IncomingMessage, res: ServerResponse, page: Page): Promise<void> {
  const encoding = page.body.length < worthPacking ? null : acceptedEncoding(String(req.headers['accept-encoding'] ?? ''))
  const etag = encoding ? `${page.etag.slice(0, -1)}-${encoding}"` : page.etag
  const head: Head = { ...page.headers, etag, vary: `${routerHeaders.join(', ')}, accept-encoding, cookie` }
  if (has(req.headers['if-none-match'], etag)) {
    delete head['content-type']
    res.writeHead(304, head).end()
    return
  }
  const body = encoding ? await packed(page, encoding) : page.body
  if (encoding) head['content-encoding'] = encoding
  head['content-length'] = String(body.length)
  res.writeHead(page.status, head).end(req.method === 'HEAD' ? undefined : body)
}

function acceptedEncoding(accepts: string): Encoding | null {
  for (const encoding of ['br', 'gzip'] as const)
    if (new RegExp(`\\b${encoding}\\b(?!;q=0(?:\\.0+)?\\b)`).test(accepts)) return encoding
  return null
}

function packed(page: Page, encoding: Encoding): Promise<Buffer> {
  const known = page.packed.get(encoding)
  if (known) return known
  const packing = packers[encoding](page.body)
  page.packed.set(encoding, packing)
  return packing
}

function has(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false
}
