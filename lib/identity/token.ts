import type { IncomingHttpHeaders } from 'node:http'
import { getToken } from 'next-auth/jwt'
import { findPersonBySession } from '#lib/identity/queries.ts'
import type { PersonActor } from '#lib/platform/actor.ts'
import { env, required } from '#lib/platform/env.ts'

/** The signed-in person of a request's cookies, for pages and for the streams and routes outside of Next alike; null for nobody. */
export async function findPersonByCookies(headers: IncomingHttpHeaders): Promise<PersonActor | null> {
  const cookies = Object.fromEntries((headers.cookie ?? '').split(/;\s*/).flatMap((pair) => readCookie(pair)))
  const token = await getToken({
    req: { headers, cookies } as never,
    secret: required('NEXTAUTH_SECRET'),
    secureCookie: env.PUBLIC_URL.startsWith('https://'),
  }).catch(() => null)
  return typeof token?.sid === 'string' && token.sid !== '' ? findPersonBySession(token.sid) : null
}

function readCookie(pair: string): [string, string][] {
  const at = pair.indexOf('=')
  if (at <= 0) return []
  try {
    return [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]]
  } catch {
    return [] // not ours: a cookie that is no percent-encoding
  }
}
