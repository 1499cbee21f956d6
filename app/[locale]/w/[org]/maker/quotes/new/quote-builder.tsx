'use client'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '#lib/values/locale.ts'
import type { QuoteAnswers } from './quote-answers'
import { QuoteCheck } from './quote-check'
import { QuoteForm } from './quote-form'
import type { QuoteTerms } from './quote-terms'
import type { QuoteWords } from './quote-words'

export type ReadBack = { aloud: string; slip: 'ten_times_over' | 'a_tenth_or_less' | null }

type Props = {
  hidden: Record<string, string>
  locale: Locale
  bidder: string
  terms: QuoteTerms
  products: { id: string; name: string }[]
  words: QuoteWords
}

/** Write first, then hear it read back; only then it is sealed. Going back keeps everything. */
export function QuoteBuilder({ hidden, locale, bidder, terms, products, words }: Props) {
  const [checked, setChecked] = useState<{ answers: QuoteAnswers; back: ReadBack } | null>(null)
  const top = useRef<HTMLDivElement>(null)
  const check = async (answers: QuoteAnswers) => {
    const sealing = await import('#lib/sealing/browser.ts')
    const slip = sealing.priceSlip(answers.unitPrice.minor, BigInt(terms.budgetPerUnitMinor))
    setChecked({ answers, back: { aloud: sealing.amountInWords(answers.unitPrice, locale), slip } })
  }
  useEffect(() => {
    if (checked) top.current?.focus()
  }, [checked])
  return (
    <>
      <div hidden={checked !== null}>
        <QuoteForm terms={terms} products={products} words={words} done={check} />
      </div>
      {checked && (
        <div ref={top} tabIndex={-1}>
          <QuoteCheck
            {...checked}
            hidden={hidden}
            locale={locale}
            bidder={bidder}
            terms={terms}
            product={products.find((product) => product.id === checked.answers.productId)?.name ?? ''}
            words={words}
            change={() => setChecked(null)}
          />
        </div>
      )}
    </>
  )
}
