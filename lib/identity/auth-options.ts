import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signIn } from '#lib/identity/commands.ts'
import { sessionDays } from '#lib/identity/schema.ts'
import { env, required } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'
import { isFault } from '#lib/values/fault.ts'

/** next-auth keeps one thing in the browser: the id of a session row. Role and organization are read anew each time. */
export function authOptions(): AuthOptions {
  return {
    secret: required('NEXTAUTH_SECRET'),
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 3600 },
    useSecureCookies: env.PUBLIC_URL.startsWith('https://'),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: { error: (code) => log.warn({ code }, 'sign-in'), warn: () => undefined, debug: () => undefined },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          try {
            return {
              id: await signIn({ ...credentials, userAgent: String(request.headers?.['user-agent'] ?? '').slice(0, 300) }),
            }
          } catch (error) {
            // next-auth hands an Error's message on to the page, which knows it as a message key.
            if (isFault(error)) throw new Error(error.code === 'invalid' ? 'signInFailed' : error.message)
            log.error({ error: String(error) }, 'sign-in failed unexpectedly')
            throw new Error('unavailable')
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ expires: session.expires, sid: String(token.sid ?? '') }),
    },
  }
}
