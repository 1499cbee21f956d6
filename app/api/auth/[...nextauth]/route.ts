import NextAuth from 'next-auth'
import { authOptions } from '#lib/identity/auth-options.ts'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

// Made per request: the build has no secrets.
function handler(request: Request, context: unknown) {
  return NextAuth(request as never, context as never, authOptions())
}

export { handler as GET, handler as POST }
