import type { FormState } from '#components/ui/form-state.ts'
import { fromDecimal, type Money, money } from '#lib/values/money.ts'
import type { QuoteTerms } from './quote-terms'
import type { QuoteWords } from './quote-words'

/** What was entered, in clear: it exists in this browser's memory only. */
export type QuoteAnswers = {
  productId: string
  unitPrice: Money
  /** Once for the whole quote; zero when nothing was entered. */
  oneOff: Money
  quantityLeast: number
  quantityMost: number
  leadTimeWeeks?: number
  answers: { requirement: string; statement: string }[]
}

/** Reads the form, or names each field that must be corrected. */
export function readAnswers(form: FormData, terms: QuoteTerms, words: QuoteWords): QuoteAnswers | FormState {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const whole = (name: string) =>
    /^\d{1,9}$/.test(text(name).replaceAll(',', '')) ? Number(text(name).replaceAll(',', '')) : null
  const fields: Record<string, string[]> = {}
  const refuse = (name: string, message: string) => {
    fields[name] ??= [message]
  }
  const unitPrice = fromDecimal(text('unitPrice'), terms.currency)
  if (!unitPrice || unitPrice.minor <= 0n || unitPrice.minor >= 10n ** 15n) refuse('unitPrice', words.priceInvalid)
  const oneOff = text('oneOff') === '' ? money(0, terms.currency) : fromDecimal(text('oneOff'), terms.currency)
  if (!oneOff || oneOff.minor < 0n || oneOff.minor >= 10n ** 15n) refuse('oneOff', words.priceInvalid)
  const least = terms.partial ? whole('quantityLeast') : terms.quantity
  const most = terms.partial ? whole('quantityMost') : terms.quantity
  if (least === null || least < 1) refuse('quantityLeast', words.quantityInvalid)
  if (most === null || most < 1 || most > terms.most) refuse('quantityMost', words.quantityInvalid)
  if (least !== null && most !== null && least > most) refuse('quantityMost', words.quantityOrder)
  const weeks = text('leadTimeWeeks') === '' ? undefined : whole('leadTimeWeeks')
  if (weeks === null || (weeks ?? 0) > 520) refuse('leadTimeWeeks', words.leadTimeInvalid)
  const answers = [...terms.requirements.map(({ code }) => code), 'remarks'].flatMap((requirement) => {
    const statement = text(`answer.${requirement}`)
    if (statement.length > 2000 || !statement.isWellFormed()) refuse(`answer.${requirement}`, words.answerTooLong)
    return statement ? [{ requirement, statement }] : []
  })
  if (Object.keys(fields).length > 0) {
    const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
    return { status: 'invalid', summary: words.errors, fields, values }
  }
  return {
    productId: text('productId'),
    unitPrice: unitPrice!,
    oneOff: oneOff!,
    quantityLeast: least!,
    quantityMost: most!,
    leadTimeWeeks: weeks ?? undefined,
    answers,
  }
}
