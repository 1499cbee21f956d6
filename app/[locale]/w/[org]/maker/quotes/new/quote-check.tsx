'use client'
import { BrowserStep, type Sealing } from '#components/sealing/browser-step.tsx'
import { button } from '#components/ui/button.ts'
import { KeyValue } from '#components/ui/key-value.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Locale } from '#lib/values/locale.ts'
import { add, times } from '#lib/values/money.ts'
import { handInQuote } from '../actions'
import type { QuoteAnswers } from './quote-answers'
import type { ReadBack } from './quote-builder'
import type { QuoteTerms } from './quote-terms'
import type { QuoteWords } from './quote-words'
import { sealQuote } from './seal-quote'

type Props = {
  answers: QuoteAnswers
  back: ReadBack
  hidden: Record<string, string>
  locale: Locale
  bidder: string
  terms: QuoteTerms
  product: string
  words: QuoteWords
  change: () => void
}

/** The quote read back, the price in words, the warning about a slipped thousand; then the one button that seals it. */
export function QuoteCheck({ answers, back, hidden, locale, bidder, terms, product, words, change }: Props) {
  const { unitPrice, oneOff, quantityLeast, quantityMost, leadTimeWeeks } = answers
  const amount = (count: number) => `${new Intl.NumberFormat(locale).format(count)} ${words.unit}`
  const rows = [
    { label: words.product, value: product },
    { label: words.unitPrice, value: <strong>{formatMoney(unitPrice, locale)}</strong> },
    { label: words.aloud, value: <strong data-testid="aloud">{back.aloud}</strong> },
    {
      label: words.quantity,
      value: quantityLeast === quantityMost ? amount(quantityMost) : `${amount(quantityLeast)} – ${amount(quantityMost)}`,
    },
    ...(oneOff.minor === 0n ? [] : [{ label: words.oneOff, value: formatMoney(oneOff, locale) }]),
    { label: words.total, value: formatMoney(add(times(unitPrice, quantityMost), oneOff), locale) },
    ...(leadTimeWeeks === undefined
      ? []
      : [{ label: words.leadTime, value: words.weeks.replace('{count}', String(leadTimeWeeks)) }]),
    ...answers.answers.map(({ requirement, statement }) => ({
      label: terms.requirements.find(({ code }) => code === requirement)?.name ?? words.remarks,
      value: <span className="whitespace-pre-line">{statement}</span>,
    })),
  ]
  const work = (_entered: FormData, sealing: Sealing) => sealQuote(sealing, bidder, terms, answers)
  return (
    <div className="grid gap-6">
      <div>
        <h2 className="text-xl">{words.checkTitle}</h2>
        <p className="mt-1 max-w-prose text-ink-2">{words.checkLead}</p>
      </div>
      {back.slip && (
        <Notice kind="warning" title={back.slip === 'ten_times_over' ? words.tenTimesOver : words.aTenthOrLess} announce />
      )}
      <KeyValue rows={rows} />
      <p className="max-w-prose border-l-4 border-sealed bg-sealed-tint p-4 text-sm">
        {words.sealPromise} {words.copyPromise}
      </p>
      <BrowserStep action={handInQuote} hidden={hidden} words={words} work={work} submit={words.seal} kind="sealed">
        <button type="button" onClick={change} className={`${button.secondary} justify-self-start`}>
          {words.change}
        </button>
      </BrowserStep>
    </div>
  )
}
