import '#server-only'
import { unstable_rethrow } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson, type DeskVisit, findDeskVisit } from '#app/session.ts'
import { enteredValues, type FormState } from '#components/ui/form-state.ts'
import type { Access } from '#lib/platform/access.ts'
import type { PersonActor } from '#lib/platform/actor.ts'
import { log } from '#lib/platform/log.ts'
import { Fault, type FieldFault, isFault, notFound } from '#lib/values/fault.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/values/locale.ts'

/** What an action answers when all went well: a sentence, or nothing (it usually redirects). */
type Done = { message?: string } | undefined
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * The body of a desk's server action. The organization and the language come from the hidden fields `_org` and `_locale`; the
 * organization is looked up among the signed-in person's own. A Fault becomes sentences at their fields, anything else a reference.
 */
export function deskAction(access: Access, work: (visit: DeskVisit, form: FormData) => Promise<Done>): FormAction {
  return formAction(async (form, locale) => {
    const visit = await findDeskVisit(String(form.get('_org') ?? ''), access)
    if (visit === 'unauthenticated') throw new Fault('unauthenticated', 'signInFirst')
    if (visit === 'not_found') throw notFound()
    return work({ ...visit, locale }, form)
  })
}

/** The body of a server action of a signed-in person. */
export function personAction(work: (actor: PersonActor, form: FormData, locale: Locale) => Promise<Done>): FormAction {
  return formAction(async (form, locale) => {
    const actor = await currentPerson()
    if (!actor) throw new Fault('unauthenticated', 'signInFirst')
    return work(actor, form, locale)
  })
}

/** The body of a server action that needs nobody signed in, such as signing in itself. */
export function openAction(work: (form: FormData, locale: Locale) => Promise<Done>): FormAction {
  return formAction(work)
}

function formAction(work: (form: FormData, locale: Locale) => Promise<Done>): FormAction {
  return async (_previous, form) => {
    const asked = form.get('_locale')
    const locale = isLocale(asked) ? asked : defaultLocale
    try {
      return { status: 'done', ...(await work(form, locale)) }
    } catch (error) {
      unstable_rethrow(error) // redirects are thrown
      return refusal(isFault(error) ? error : defect(error), form, locale)
    }
  }
}

function defect(error: unknown): Fault {
  const reference = crypto.randomUUID().slice(0, 8)
  log.error({ reference, stack: error instanceof Error ? error.stack : String(error) }, 'a form failed unexpectedly')
  return new Fault('unavailable', 'defect', {}, { reference })
}

/** The Fault in the person's language, with what they had entered. */
async function refusal(fault: Fault, form: FormData, locale: Locale): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'errors' })
  const sentence = ({ message, values }: FieldFault) => t(message as never, values as never)
  return {
    status: 'invalid',
    summary: sentence(fault),
    fields: Object.fromEntries(Object.entries(fault.fields).map(([name, field]) => [name, [sentence(field)]])),
    values: enteredValues(form),
  }
}
