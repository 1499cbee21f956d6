'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { approveBeyondProbation } from '#lib/matching/index.ts'
import { access } from './access'

export async function approveAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await approveBeyondProbation(actor, {
      tenderId: entered.get('tenderId'),
      organizationId: entered.get('organizationId'),
      reason: entered.get('reason'),
    })
    redirect(`/${locale}/w/${organization.slug}/operator/newcomers`)
  })(previous, form)
}
