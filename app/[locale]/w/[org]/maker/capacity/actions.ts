'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { addLine, planWeek } from '#lib/capacity/index.ts'
import { access } from './access'

export async function addLineAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const { lineId } = await addLine(actor, { name: entered.get('name'), unitsPerWeek: entered.get('unitsPerWeek') })
    redirect(`/${locale}/w/${organization.slug}/maker/capacity?line=${lineId}`)
  })(previous, form)
}

export async function planWeekAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const lineId = String(entered.get('lineId'))
    const week = String(entered.get('week'))
    await planWeek(actor, { lineId, week, units: entered.get('units') })
    redirect(`/${locale}/w/${organization.slug}/maker/capacity?line=${lineId}&week=${week}&saved=1#week`)
  })(previous, form)
}
