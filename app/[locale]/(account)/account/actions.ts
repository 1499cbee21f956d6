'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { personAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { chooseLanguage, revokeSession, sessionCookieName } from '#lib/identity/index.ts'
import { isFault } from '#lib/values/fault.ts'

export async function chooseLanguageAction(previous: FormState, form: FormData): Promise<FormState> {
  return personAction(async (actor, entered) => {
    const locale = String(entered.get('locale'))
    await chooseLanguage(actor, { locale })
    redirect(`/${locale}/account`)
  })(previous, form)
}

/** Ends one session; ending the present one signs out. */
export async function endSessionAction(previous: FormState, form: FormData): Promise<FormState> {
  return personAction(async (actor, entered, locale) => {
    const sessionId = String(entered.get('sessionId'))
    await revokeSession(actor, { sessionId })
    if (sessionId === actor.sessionId) {
      ;(await cookies()).delete(sessionCookieName())
      redirect(`/${locale}`)
    }
    redirect(`/${locale}/account`)
  })(previous, form)
}

/** Signing out works whatever the state: a session that has ended already is no reason to keep its cookie. */
export async function signOutAction(previous: FormState, form: FormData): Promise<FormState> {
  return personAction(async (actor, _entered, locale) => {
    await revokeSession(actor, { sessionId: actor.sessionId }).catch((error) => {
      if (!isFault(error)) throw error
    })
    ;(await cookies()).delete(sessionCookieName())
    redirect(`/${locale}`)
  })(previous, form)
}
