import type { NoticeDetail } from '#lib/mirrors/index.ts'
import { sectorOfCpv } from '#lib/reference/cpv.ts'
import { isUnit } from '#lib/reference/units.ts'
import { languages } from '#lib/tenders/schema.ts'
import { fromDecimal, isCurrency } from '#lib/values/money.ts'
import { day, toLocal } from '#lib/values/time.ts'

/** From a contract to the first delivery, and from the closing to the contract, where the notice says nothing that is still to come. */
const deliveryDays = 140
const decisionDays = 12

/**
 * What a notice of somebody else can answer of our form: only what the form can take as it stands. Dates that have passed, amounts in a
 * currency that is not traded here and units that we do not know are left to the officer.
 */
export function noticeDraft(notice: NoticeDetail, zone: string, now: Date): Record<string, string> {
  const { tender } = notice.release
  const title = shortened(notice.title, 140)
  const item = tender?.items?.find((one) => one.description ?? one.quantity)
  const quantity =
    item?.quantity !== undefined && Number.isInteger(item.quantity) && item.quantity > 0 ? String(item.quantity) : undefined
  const unit = item?.unit?.id ?? ''
  const sector = sectorOfCpv(notice.cpv)
  const closes = notice.closesAt && notice.closesAt > now ? notice.closesAt : null
  const after = (from: Date, days: number, asked: string | undefined) =>
    asked !== undefined && Date.parse(asked) > from.getTime() ? new Date(asked) : new Date(from.getTime() + days * day)
  const contract = closes && after(closes, decisionDays, tender?.contractPeriod?.startDate)
  const due = contract && after(contract, deliveryDays, tender?.contractPeriod?.endDate)
  const date = (instant: Date) => toLocal(instant, zone).slice(0, 10)
  const description = tender?.description ?? notice.release.description
  return {
    title,
    // Left empty, the English title serves for both.
    ...(!notice.language?.startsWith('en') && { localTitle: title }),
    ...(languages.some((one) => one === notice.language) && { language: notice.language! }),
    ...(description && { description: shortened(description, 4000) }),
    ...(sector && { sector }),
    ...(notice.cpv && { 'item.cpv': notice.cpv }),
    'item.description': shortened(item?.description ?? notice.title, 200),
    ...(quantity && { 'item.quantity': quantity, 'deliveries.0.quantity': quantity }),
    ...(isUnit(unit) && { 'item.unit': unit }),
    ...budgetOf(notice),
    ...(closes &&
      contract &&
      due && { closesAt: toLocal(closes, zone), contractAt: date(contract), 'deliveries.0.dueAt': date(due) }),
  }
}

function budgetOf({ amount, currency }: NoticeDetail): Record<string, string> {
  if (amount === null || currency === null || !isCurrency(currency)) return {}
  const budget = fromDecimal(amount, currency)
  return budget && budget.minor > 0n ? { currency, budgetMinor: amount } : {}
}

function shortened(text: string, most: number): string {
  const whole = text.trim()
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).trimEnd()}…`.toWellFormed()
}
