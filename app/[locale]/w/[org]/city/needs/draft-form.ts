import type { TenderDetail } from '#lib/tenders/index.ts'
import { fromDecimal, isCurrency, toDecimal } from '#lib/values/money.ts'
import { fromLocal, toLocal } from '#lib/values/time.ts'

/** How many rows the form offers; a row left empty is not sent on. */
export const deliveryRows = 3
export const criterionRows = 4

/** The form's fields as the command's input. What is no number or date goes on as such, and the command names the field. */
export function readDraft(form: FormData, zone: string): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const number = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name).replaceAll(',', '')))
  const moment = (name: string, time = '') => fromLocal(text(name) + time, zone)
  const currency = text('currency')
  const partial = form.getAll('jointForms').includes('partial_quantity')
  return {
    title: text('title'),
    localTitle: text('localTitle') || text('title') || '–',
    language: text('language'),
    description: text('description'),
    sector: text('sector'),
    rulesPack: text('rulesPack'),
    procedure: text('procedure'),
    currency,
    budgetMinor: isCurrency(currency) ? fromDecimal(text('budgetMinor'), currency)?.minor : undefined,
    deliveryPlace: text('deliveryPlace'),
    requiredCertificates: form.getAll('requiredCertificates').map(String),
    jointForms: form.getAll('jointForms').map(String),
    maxSharePercent: partial || text('maxSharePercent') ? number('maxSharePercent') : 100,
    awardRule: text('awardRule'),
    minimumQuotes: number('minimumQuotes'),
    standstillDays: number('standstillDays'),
    questionsUntil: text('questionsUntil') ? (moment('questionsUntil') ?? new Date(Number.NaN)) : null,
    closesAt: moment('closesAt'),
    contractAt: moment('contractAt', 'T00:00'),
    item: {
      description: text('item.description'),
      cpv: text('item.cpv'),
      unit: text('item.unit'),
      quantity: number('item.quantity'),
    },
    deliveries: rows(deliveryRows, (row) =>
      text(`deliveries.${row}.quantity`) || text(`deliveries.${row}.dueAt`)
        ? { quantity: number(`deliveries.${row}.quantity`), dueAt: moment(`deliveries.${row}.dueAt`, 'T23:59') }
        : null,
    ),
    criteria: rows(criterionRows, (row) =>
      text(`criteria.${row}.name`) || text(`criteria.${row}.weight`)
        ? { kind: text(`criteria.${row}.kind`), name: text(`criteria.${row}.name`), weight: number(`criteria.${row}.weight`) }
        : null,
    ),
  }
}

export type DraftValues = Record<string, string> & { requiredCertificates: string; jointForms: string }

/** A saved draft as the form shows it; several answers of one name are joined by line breaks. */
export function draftValues(need: TenderDetail): DraftValues {
  const zone = need.timeZone
  const date = (instant: Date) => toLocal(instant, zone).slice(0, 10)
  const values: DraftValues = {
    title: need.title,
    localTitle: need.localTitle,
    language: need.language,
    description: need.description,
    sector: need.sector,
    rulesPack: need.rulesPack,
    procedure: need.procedure,
    currency: need.budget.currency,
    budgetMinor: toDecimal(need.budget),
    deliveryPlace: need.deliveryPlace,
    requiredCertificates: need.requiredCertificates.join('\n'),
    jointForms: need.jointForms.join('\n'),
    maxSharePercent: String(need.maxSharePercent),
    awardRule: need.awardRule,
    minimumQuotes: String(need.minimumQuotes),
    standstillDays: String(need.standstillDays),
    questionsUntil: need.questionsUntil ? toLocal(need.questionsUntil, zone) : '',
    closesAt: toLocal(need.closesAt, zone),
    contractAt: date(need.contractAt),
    'item.description': need.item?.description ?? '',
    'item.cpv': need.item?.cpv ?? '',
    'item.unit': need.item?.unit ?? '',
    'item.quantity': String(need.item?.quantity ?? ''),
  }
  for (const [row, { dueAt, quantity }] of need.deliveries.entries())
    Object.assign(values, { [`deliveries.${row}.dueAt`]: date(dueAt), [`deliveries.${row}.quantity`]: String(quantity) })
  for (const [row, { kind, name, weight }] of need.criteria.entries())
    Object.assign(values, {
      [`criteria.${row}.kind`]: kind,
      [`criteria.${row}.name`]: name,
      [`criteria.${row}.weight`]: String(weight),
    })
  return values
}

function rows<T>(count: number, read: (row: number) => T | null): T[] {
  return Array.from({ length: count }, (_, row) => read(row)).filter((row) => row !== null)
}
