import type { IncomingMessage, ServerResponse } from 'node:http'

export type Request = {
  method: string
  path: string
  query: string
  body: string
  header: (name: string) => string | undefined
}

export type Answer = { status: number; headers: Record<string, string>; body: string }

/** The request with its whole body; null when the body is larger than allowed. */
export async function readRequest(incoming: IncomingMessage, mostBytes: number): Promise<Request | null> {
  const [path = '/', query = ''] = splitOnce(incoming.url ?? '/', '?')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length
    if (size > mostBytes) return null
    chunks.push(chunk as Buffer)
  }
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    body: Buffer.concat(chunks).toString('utf8'),
    header: (name) => {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
}

export function writeAnswer(response: ServerResponse, answer: Answer) {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
  response.end(answer.body)
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

function splitOnce(text: string, mark: string): string[] {
  const index = text.indexOf(mark)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
