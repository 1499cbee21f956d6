import { encode } from 'next-auth/jwt'
import { sessionDays } from '#lib/identity/schema.ts'
import { env, required } from '#lib/platform/env.ts'
import type { Id } from '#lib/values/id.ts'

const overHttps = () => env.PUBLIC_URL.startsWith('https://')

/** The name of next-auth's session cookie: with the __Secure- prefix over HTTPS. */
export const sessionCookieName = () => `${overHttps() ? '__Secure-' : ''}next-auth.session-token`

/** The cookie that next-auth itself would set: its token holds the session's id and nothing else. */
export async function sessionCookie(sessionId: Id<'session'>) {
  const maxAge = sessionDays * 24 * 3600
  return {
    name: sessionCookieName(),
    value: await encode({ token: { sid: sessionId }, secret: required('NEXTAUTH_SECRET'), maxAge }),
    maxAge,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: overHttps(),
  } as const
}
