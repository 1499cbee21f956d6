// A file that somebody hands us: opened as a stream of UTF-8 bytes, or refused in a sentence.
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** What is wrong with a file as a whole, told in one sentence. */
export class UnreadableFile extends Error {}

/** The bytes of a file, unpacked if it is gzip, without a byte order mark. Throws UnreadableFile. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file)
  const stream = (await isGzip(file)) ? raw.pipe(createGunzip()) : raw
  raw.on('error', (error) => stream.destroy(error))
  let first = true
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      yield first && chunk.subarray(0, 3).equals(byteOrderMark) ? chunk.subarray(3) : chunk
      first = false
    }
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read to its end: ${(error as Error).message}.`)
  } finally {
    raw.destroy()
  }
}

/** Throws UnreadableFile where there is nothing to read, or nothing that could be text. */
export async function requireReadable(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be opened: ${error.message}.`,
    )
  })
  if (found.isDirectory()) throw new UnreadableFile(`${file} is a folder. Name the files in it: ${file}/*.json`)
  if (!found.isFile()) throw new UnreadableFile(`${file} is not a file.`)
  const start = await firstBytes(file)
  if (start.length === 0) throw new UnreadableFile(`${file} is empty.`)
  const kind = kindOf(start)
  if (kind) throw new UnreadableFile(`${file} is ${kind}. This reads JSON, or JSON lines, in UTF-8; gzip is unpacked.`)
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const gzipMark = Buffer.from([0x1f, 0x8b])

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: Error) => {
    throw new UnreadableFile(`${file} cannot be opened: ${error.message}.`)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.equals(gzipMark)
  } finally {
    await handle.close()
  }
}

/** The first kilobytes, unpacked; empty where there is nothing but blanks. */
async function firstBytes(file: string): Promise<Buffer> {
  for await (const chunk of bytesOf(file)) {
    const start = chunk.subarray(0, 4096)
    if (start.toString('latin1').trim() !== '') return start
  }
  return Buffer.alloc(0)
}

function kindOf(start: Buffer): string | null {
  if (start.subarray(0, 2).equals(Buffer.from('PK'))) return 'a ZIP archive: unpack it first'
  if (start[0] === 0xff && start[1] === 0xfe) return 'written in UTF-16: save it as UTF-8'
  if (start[0] === 0xfe && start[1] === 0xff) return 'written in UTF-16: save it as UTF-8'
  if (start.includes(0)) return 'binary data'
  const text = start.toString('latin1').trimStart()
  if (text.startsWith('<')) return 'XML or HTML'
  return null
}
