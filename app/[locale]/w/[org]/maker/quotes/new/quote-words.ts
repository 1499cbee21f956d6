import { getTranslations } from 'next-intl/server'
import { type StepWords, stepWords } from '#components/sealing/words.ts'
import type { TenderDetail } from '#lib/tenders/index.ts'

const own = [
  'product',
  'unitPrice',
  'unitPriceHint',
  'oneOff',
  'oneOffHint',
  'least',
  'most',
  'leadTime',
  'leadTimeHint',
  'answers',
  'answersHint',
  'remarks',
  'check',
  'errors',
  'priceInvalid',
  'quantityInvalid',
  'quantityOrder',
  'leadTimeInvalid',
  'answerTooLong',
  'checkTitle',
  'checkLead',
  'aloud',
  'total',
  'quantity',
  'tenTimesOver',
  'aTenthOrLess',
  'change',
  'seal',
  'sealPromise',
  'copyPromise',
  'weeks',
] as const

export type QuoteWords = StepWords & Record<(typeof own)[number], string> & { unit: string; mostHint: string }

/** Words of the quote form for the browser. `weeks` keeps its placeholder. */
export async function quoteWords(need: TenderDetail): Promise<QuoteWords> {
  const t = await getTranslations('quotes.form')
  const unit = await getTranslations('needs.unit')
  const quantity = need.item?.quantity ?? 0
  const words = Object.fromEntries(own.map((key) => [key, t.raw(key) as string])) as Record<(typeof own)[number], string>
  const most = need.jointForms.includes('partial_quantity') ? Math.floor((quantity * need.maxSharePercent) / 100) : quantity
  return { ...(await stepWords()), ...words, unit: unit(need.item?.unit ?? 'H87'), mostHint: t('mostHint', { most }) }
}
