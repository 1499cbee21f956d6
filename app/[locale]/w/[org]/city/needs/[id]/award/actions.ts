'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { decideAward, findDecision } from '#lib/awards/index.ts'
import { Fault, isFault, notFound } from '#lib/values/fault.ts'
import { access } from './access'
import { enteredAward, faultsOf, nameFields } from './entered-award'

export async function decideAwardAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const tenderId = String(entered.get('tenderId'))
    const decision = await findDecision(actor, tenderId)
    if (!decision) throw notFound()
    const award = enteredAward(entered)
    const faults = faultsOf(award, decision, String(entered.get('confirm') ?? ''))
    if (Object.keys(faults).length > 0) throw new Fault('invalid', 'checkAnswers', faults)
    await decideAward(actor, { ...award, lotId: decision.lotId }).catch((error) => {
      throw isFault(error) ? new Fault(error.code, error.message, nameFields(error.fields, award), error.values) : error
    })
    redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}/award`)
  })(previous, form)
}
