import { readFile } from 'node:fs/promises'
import path from 'node:path'

const version = '1.3.9'
const prefix = `/fonts/pretendard-${version}/`

/** Where Korean pages find their font faces. The version is part of the address, so a browser may keep the files for ever. */
export const hangulStylesheet = `${prefix}pretendardvariable-dynamic-subset.css`

const types: Record<string, string> = { css: 'text/css; charset=utf-8', woff2: 'font/woff2' }
const kept = new Map<string, Uint8Array<ArrayBuffer>>()

/** Answers `/fonts/pretendard-…/FILE` from the installed package; null for any other path or a file that it does not hold. */
export async function hangulFont(pathname: string): Promise<Response | null> {
  const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : ''
  const type = /^(?:woff2-dynamic-subset\/)?[A-Za-z0-9.-]+\.(css|woff2)$/.exec(name)?.[1]
  if (!type) return null
  let bytes = kept.get(name)
  if (!bytes) {
    const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/pretendard/dist/web/variable')
    const read = await readFile(path.join(folder, name)).catch(() => null)
    if (!read) return null
    bytes = new Uint8Array(read)
    kept.set(name, bytes)
  }
  return new Response(bytes, {
    headers: { 'content-type': types[type]!, 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
