'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '#components/forms/error-summary.tsx'
import { FormContext } from '#components/forms/form-context.ts'
import { NumberInput } from '#components/forms/number-input.tsx'
import { Select } from '#components/forms/select.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { button } from '#components/ui/button.ts'
import { type FormState, idle } from '#components/ui/form-state.ts'
import { type QuoteAnswers, readAnswers } from './quote-answers'
import type { QuoteTerms } from './quote-terms'
import type { QuoteWords } from './quote-words'

type Props = {
  terms: QuoteTerms
  products: { id: string; name: string }[]
  words: QuoteWords
  done: (answers: QuoteAnswers) => Promise<void>
}

/** The quote in clear. Nothing of it is sent: submitting leads to the read-back on the same page. */
export function QuoteForm({ terms, products, words, done }: Props) {
  const [state, setState] = useState<FormState>(idle)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status === 'invalid') top.current?.focus()
  }, [state])
  const check = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answers = readAnswers(new FormData(event.currentTarget), terms, words)
    if ('status' in answers) return setState(answers)
    setState(idle)
    await done(answers)
  }
  return (
    <FormContext value={state}>
      {state.status === 'invalid' && <ErrorSummary ref={top} title={words.problem} state={state} />}
      <noscript>
        <p className="mb-6 border border-danger p-4">{words.noScript}</p>
      </noscript>
      <form onSubmit={check} noValidate className="grid gap-6">
        <Select
          name="productId"
          label={words.product}
          options={products.map((product) => ({ value: product.id, label: product.name }))}
        />
        <NumberInput name="unitPrice" decimal label={words.unitPrice} hint={words.unitPriceHint} unit={terms.currency} />
        <NumberInput name="oneOff" decimal label={words.oneOff} hint={words.oneOffHint} unit={terms.currency} />
        {terms.partial && (
          <>
            <NumberInput name="quantityLeast" label={words.least} unit={words.unit} />
            <NumberInput name="quantityMost" label={words.most} hint={words.mostHint} unit={words.unit} />
          </>
        )}
        <NumberInput name="leadTimeWeeks" label={words.leadTime} hint={words.leadTimeHint} />
        <fieldset className="grid gap-4">
          <legend className="font-semibold">{words.answers}</legend>
          <p className="text-sm text-ink-2">{words.answersHint}</p>
          {terms.requirements.map(({ code, name }) => (
            <Textarea key={code} name={`answer.${code}`} label={name} rows={2} maxLength={2000} />
          ))}
          <Textarea name="answer.remarks" label={words.remarks} rows={3} maxLength={2000} />
        </fieldset>
        <button type="submit" className={`${button.primary} justify-self-start`}>
          {words.check}
        </button>
      </form>
    </FormContext>
  )
}
