import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { preferredLocale } from '#lib/platform/i18n.ts'
import { defaultLocale, isLocale, locales } from '#lib/values/locale.ts'

/** Set on every answer, whatever it is. */
export function setCommonHeaders(res: ServerResponse, requestId: string, overHttps: boolean): void {
  res.setHeader('x-request-id', requestId)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()')
  if (overHttps) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** A proxy's request id is kept when it looks like one; otherwise there is a new one. */
export function requestIdOf(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

/** U+0000 in an address means nothing here, and the database knows no text with it. */
export function isUnreadable(req: IncomingMessage): boolean {
  return (req.url ?? '').includes('%00')
}

/** Why a body is refused before it is read: 411 without a length (Next would cut it silently), 413 when it is too long. */
export function bodyRefusal(req: IncomingMessage, maxBytes: number): 411 | 413 | null {
  if (req.method === 'GET' || req.method === 'HEAD') return null
  if (req.headers['transfer-encoding']) return 411
  return Number(req.headers['content-length'] ?? 0) > maxBytes ? 413 : null
}

/** Gives a request its nonce: Next reads it from the policy in the request and copies it to its own scripts. */
export function giveNonce(req: IncomingMessage, res: ServerResponse, policy: (nonce: string) => string): void {
  const csp = policy(`'nonce-${randomBytes(16).toString('base64')}'`)
  req.headers['content-security-policy'] = csp
  delete req.headers['content-security-policy-report-only']
  delete req.headers['if-none-match']
  res.setHeader('content-security-policy', csp)
}

/**
 * Where a page's address without a language leads: "/" and "/tenders" to the reader's language. null for addresses that have one
 * and for files.
 */
export function localized(req: IncomingMessage): string | null {
  const url = req.url ?? '/'
  const path = url.split('?', 1)[0] ?? '/'
  const first = path.split('/')[1] ?? ''
  if (isLocale(first) || first.startsWith('_next') || first.startsWith('__next') || first === 'api' || /\.\w+$/.test(path))
    return null
  const locale = preferredLocale(req.headers['accept-language'], locales) ?? defaultLocale
  return path === '/' ? `/${locale}${url.slice(1)}` : `/${locale}/${url.replace(/^\/+/, '')}`
}
