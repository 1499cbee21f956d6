import type { IncomingMessage } from 'node:http'
import { isLocale, locales } from '#lib/values/locale.ts'
import { themeCookie, themeOf } from '#lib/values/theme.ts'
import { type PageKey, routerHeaders } from './page-cache.ts'
import { cookieOf, hasSession } from './session-cookie.ts'

/** A page that looks the same to everyone without a session. `path` has no language: "/tenders/:number". */
export type PublicPage = { path: `/${string}`; query: readonly string[] }

type Rule = { matches: RegExp; query: readonly string[] }

/** Compiles the table once: `:name` stands for one segment of letters, digits, "-", "_" and ".". */
export function publicPageRules(pages: readonly PublicPage[]): Rule[] {
  return pages.map(({ path, query }) => {
    const body = path === '/' ? '' : path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[\\w.~-]+')
    return { matches: new RegExp(`^/(?:${locales.join('|')})${body}$`), query }
  })
}

/**
 * The key under which this request may share an answer with others; null when it may not: another method, a session, a draft,
 * an unknown query, or half a request of Next's router (Next answers that with a redirect).
 */
export function publicPageKey(req: IncomingMessage, rules: readonly Rule[]): PageKey | null {
  if ((req.method !== 'GET' && req.method !== 'HEAD') || req.headers['next-action']) return null
  if (hasSession(req.headers.cookie) || /(?:__prerender_bypass|__next_preview_data)=/.test(req.headers.cookie ?? '')) return null
  const [path = '', search = ''] = splitOnce(req.url ?? '', '?')
  const rule = rules.find(({ matches }) => matches.test(path))
  const locale = path.split('/')[1]
  if (!rule || !isLocale(locale)) return null
  const query = sharedQuery(search, rule.query)
  if (!query || query.has('_rsc') !== (req.headers.rsc !== undefined)) return null
  const rsc = Object.fromEntries(
    routerHeaders.flatMap((name) => (req.headers[name] === undefined ? [] : [[name, String(req.headers[name])]])),
  )
  const url = query.size > 0 ? `${path}?${query}` : path
  return { url, locale, theme: themeOf(cookieOf(req.headers.cookie, themeCookie)), rsc }
}

/** The query in one order, so that the same question has one key; null when it has a name that the page does not know. */
function sharedQuery(search: string, allowed: readonly string[]): URLSearchParams | null {
  const asked = new URLSearchParams(search)
  asked.sort()
  for (const name of asked.keys()) if (name !== '_rsc' && !allowed.includes(name)) return null
  return asked
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
