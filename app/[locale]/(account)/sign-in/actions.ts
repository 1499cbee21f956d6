'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { openAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { sessionCookie, signIn } from '#lib/identity/index.ts'
import { returnPath } from './return-path'

/** Checks the credentials, gives the browser its session and goes on to where the person wanted to be. */
export async function signInAction(previous: FormState, form: FormData): Promise<FormState> {
  return openAction(async (entered, locale) => {
    const userAgent = ((await headers()).get('user-agent') ?? '').slice(0, 300)
    const sessionId = await signIn({ email: entered.get('email'), password: entered.get('password'), userAgent })
    ;(await cookies()).set(await sessionCookie(sessionId))
    redirect(returnPath(entered.get('to')) ?? `/${locale}/account/desk`)
  })(previous, form)
}
