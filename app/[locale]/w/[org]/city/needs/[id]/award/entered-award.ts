import type { Decision } from '#lib/awards/index.ts'
import { awardFaults } from '#lib/awards/rules.ts'
import { awardSchema } from '#lib/awards/schema.ts'
import type { Fault } from '#lib/values/fault.ts'

type Entered = { lotId: string; shares: { bidId: string; quantity: string }[]; reasons: { bidId: string; reason: string }[] }

/** The form's fields `quantity.<bid>` and `reason.<bid>` as the command wants them; an empty or zero quantity is no share. */
export function enteredAward(form: FormData): Entered {
  const under = (prefix: string) =>
    [...form].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [{ bidId: name.slice(prefix.length), value: value.trim() }] : [],
    )
  return {
    lotId: String(form.get('lotId') ?? ''),
    shares: under('quantity.')
      .filter(({ value }) => value !== '' && value !== '0')
      .map(({ bidId, value }) => ({ bidId, quantity: value.replaceAll(/[,\s]/g, '') })),
    reasons: under('reason.')
      .filter(({ value }) => value !== '')
      .map(({ bidId, value }) => ({ bidId, reason: value })),
  }
}

/** Faults of the command's lists ("shares.0.quantity"), named as the form's fields are ("quantity.<bid>"). */
export function nameFields(fields: Fault['fields'], { shares, reasons }: Entered): Fault['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, fault]) => {
      const [list, index, part] = name.split('.')
      const bidId = (list === 'shares' ? shares : list === 'reasons' ? reasons : [])[Number(index)]?.bidId
      return [bidId && part ? `${part}.${bidId}` : name, fault]
    }),
  )
}

/** All that is wrong with the form at once, the typed number included; empty when the award may be tried. */
export function faultsOf(award: Entered, decision: Decision, typed: string): Fault['fields'] {
  const { number, quantity, maxSharePercent, candidates } = decision
  const wrongNumber: Fault['fields'] =
    typed.trim().toUpperCase() === number ? {} : { confirm: { message: 'awardNumberWrong', values: { number } } }
  const parsed = awardSchema.safeParse(award)
  const faults = parsed.success
    ? awardFaults(parsed.data, { quantity, maxSharePercent }, candidates)
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), { message }]))
  return { ...nameFields(faults, award), ...wrongNumber }
}
