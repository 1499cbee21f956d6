import { createHash } from 'node:crypto'
import { capture, type Handler, type Head } from './capture.ts'
import { inlineHashes, mergeInlineScripts } from './csp.ts'

export type Page = {
  status: number
  headers: Head
  body: Buffer
  etag: string
  bornAt: number
  size: number
  packed: Map<string, Promise<Buffer>>
}

/** What makes one rendering of a page: nothing else of a request may matter. */
export type PageKey = { url: string; locale: string; theme: string; rsc: Record<string, string> }

type Settings = {
  handle: Handler
  host: string
  policy: (scripts: string[], styles: string[]) => string
  /** How long a page is fresh, and how much longer it is still shown while a new one is rendered. */
  freshMs: number
  staleMs: number
  maxBytes: number
  maxPageBytes: number
  report: (error: unknown, url: string) => void
}

/** Headers by which Next's router asks for a part of a page; the answer differs with each. */
export const routerHeaders = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url']
const keptHeaders = [
  'content-type',
  'content-language',
  'location',
  'link',
  'x-nextjs-postponed',
  'x-nextjs-stale-time',
  'x-nextjs-rewritten-path',
  'x-nextjs-rewritten-query',
  'x-nextjs-prerender',
]

/** Whole answers of anonymous public pages, kept for seconds. A page is rendered once, however many ask for it at a time. */
export class PageCache {
  readonly #pages = new Map<string, Page>()
  readonly #rendering = new Map<string, Promise<Page>>()
  readonly #settings: Settings
  #purges = 0
  bytes = 0
  renders = 0
  hits = 0

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get(key: PageKey): Page | Promise<Page> {
    const name = nameOf(key)
    const page = this.#pages.get(name)
    const age = page ? Date.now() - page.bornAt : Number.POSITIVE_INFINITY
    if (!page || age >= this.#settings.freshMs + this.#settings.staleMs) return this.#fill(name, key)
    this.hits++
    this.#pages.delete(name) // and in again, as the most recently used
    this.#pages.set(name, page)
    if (age > this.#settings.freshMs) this.#fill(name, key).catch((error) => this.#settings.report(error, key.url))
    return page
  }

  /** Forgets pages by their URL. A rendering that began before is still answered, but not kept. */
  purge(matches: (url: string) => boolean): void {
    this.#purges++
    this.#rendering.clear()
    for (const name of this.#pages.keys()) if (matches(name.slice(0, name.indexOf('\n')))) this.#drop(name)
  }

  #fill(name: string, key: PageKey): Promise<Page> {
    const running = this.#rendering.get(name)
    if (running) return running
    const started = this.#render(name, key).finally(() => {
      if (this.#rendering.get(name) === started) this.#rendering.delete(name)
    })
    this.#rendering.set(name, started)
    return started
  }

  async #render(name: string, key: PageKey): Promise<Page> {
    this.renders++
    const purgesBefore = this.#purges
    const page = await this.#rendered(name, key)
    const mayKeep = (page.status === 200 || page.status === 404) && page.size <= this.#settings.maxPageBytes
    page.headers['cache-control'] = mayKeep ? 'public, max-age=0, must-revalidate' : 'no-store'
    this.#drop(name)
    if (mayKeep && purgesBefore === this.#purges) this.#keep(name, page)
    return page
  }

  async #rendered(name: string, key: PageKey): Promise<Page> {
    const { handle, host, policy } = this.#settings
    const request = { host, accept: '*/*', 'accept-language': key.locale, cookie: `theme=${key.theme}`, ...key.rsc }
    const { status, headers: all, body: raw } = await capture(handle, key.url, request)
    if (all['set-cookie']) throw new Error(`${key.url} is declared public but sets a cookie`)
    const headers: Head = Object.fromEntries(
      keptHeaders.flatMap((header) => (all[header] === undefined ? [] : [[header, all[header]]])),
    )
    const isHtml = String(headers['content-type'] ?? '').startsWith('text/html')
    const html = isHtml ? mergeInlineScripts(raw.toString()) : ''
    const body = isHtml ? Buffer.from(html) : raw
    if (isHtml) headers['content-security-policy'] = policy(inlineHashes(html, 'script'), inlineHashes(html, 'style'))
    const digest = createHash('sha256')
      .update(body)
      .update(String(headers['content-security-policy'] ?? ''))
      .digest('base64url')
    const etag = `"${digest.slice(0, 27)}"`
    headers.etag = etag
    return { status, headers, body, etag, bornAt: Date.now(), size: body.length * 1.5 + name.length + 1024, packed: new Map() }
  }

  #keep(name: string, page: Page): void {
    this.#pages.set(name, page)
    this.bytes += page.size
    for (const oldest of this.#pages.keys()) {
      if (this.bytes <= this.#settings.maxBytes) break
      this.#drop(oldest)
    }
  }

  #drop(name: string): void {
    const page = this.#pages.get(name)
    if (!page) return
    this.#pages.delete(name)
    this.bytes -= page.size
  }
}

function nameOf({ url, locale, theme, rsc }: PageKey): string {
  return [url, locale, theme, ...routerHeaders.map((header) => rsc[header] ?? '')].join('\n')
}
