'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ChoiceGroup } from '#components/forms/choice-group.tsx'
import { ErrorSummary } from '#components/forms/error-summary.tsx'
import { FormContext } from '#components/forms/form-context.ts'
import { TextInput } from '#components/forms/text-input.tsx'
import { BrowserStep } from '#components/sealing/browser-step.tsx'
import type { StepWords } from '#components/sealing/words.ts'
import { button } from '#components/ui/button.ts'
import { type FormState, idle } from '#components/ui/form-state.ts'
import { keepCustodianKey } from './actions'

type Words = StepWords &
  Record<
    | 'passphrase'
    | 'passphraseHint'
    | 'repeat'
    | 'suggest'
    | 'different'
    | 'weak'
    | 'errors'
    | 'make'
    | 'sheet'
    | 'sheetText'
    | 'print'
    | 'kept'
    | 'keep'
    | 'confirmMissing',
    string
  >
type Made = { recipient: string; wrappedIdentity: string; lines: string[] }

/** Passphrase, then the sheet for the safe, then the wrapped key is sent. Neither passphrase nor sheet ever leaves the browser. */
export function MakeKey({ hidden, words }: { hidden: Record<string, string>; words: Words }) {
  const [made, setMade] = useState<Made | null>(null)
  if (!made) return <Passphrase words={words} done={setMade} />
  const work = async (entered: FormData): Promise<Record<string, string> | FormState> =>
    entered.get('kept') === 'yes'
      ? { recipient: made.recipient, wrappedIdentity: made.wrappedIdentity }
      : { status: 'invalid', summary: words.errors, fields: { kept: [words.confirmMissing] }, values: {} }
  return (
    <section aria-labelledby="sheet" className="grid gap-4">
      <h2 id="sheet" className="text-xl">
        {words.sheet}
      </h2>
      <p className="text-sm">{words.sheetText}</p>
      <ol
        className="grid gap-1 border border-line-strong bg-surface p-4 font-mono text-sm"
        data-keep=""
        data-testid="recovery-sheet"
      >
        {made.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <button type="button" onClick={() => window.print()} className={`${button.secondary} justify-self-start`}>
        {words.print}
      </button>
      <BrowserStep action={keepCustodianKey} hidden={hidden} words={words} work={work} submit={words.keep}>
        <ChoiceGroup type="checkbox" name="kept" legend={words.kept} choices={[{ value: 'yes', label: words.kept }]} />
      </BrowserStep>
    </section>
  )
}

function Passphrase({ words, done }: { words: Words; done: (made: Made) => void }) {
  const [state, setState] = useState<FormState>(idle)
  const [busy, setBusy] = useState(false)
  const [suggestion, setSuggestion] = useState('')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status === 'invalid') top.current?.focus()
  }, [state])
  const refuse = (field: string, message: string) =>
    setState({ status: 'invalid', summary: words.errors, fields: { [field]: [message] }, values: {} })
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entered = new FormData(event.currentTarget)
    const passphrase = String(entered.get('passphrase') ?? '')
    if (busy) return
    setBusy(true)
    setState(idle)
    try {
      const [sealing] = await Promise.all([import('#lib/sealing/browser.ts'), new Promise((resolve) => setTimeout(resolve, 50))])
      if (sealing.isWeakPassphrase(passphrase)) return refuse('passphrase', words.weak)
      if (passphrase !== entered.get('repeat')) return refuse('repeat', words.different)
      const key = await sealing.createCustodianKey()
      const wrappedIdentity = sealing.toBase64url(await sealing.wrapIdentity(key.identity, passphrase))
      const lines = (await sealing.recoveryLines(key.identity)).map(sealing.printedLine)
      done({ recipient: key.recipient, wrappedIdentity, lines })
    } catch {
      setState({ status: 'invalid', summary: words.failed, fields: {}, values: {} })
    } finally {
      setBusy(false)
    }
  }
  const suggest = async () => setSuggestion((await import('#lib/sealing/browser.ts')).suggestPassphrase())
  return (
    <FormContext value={state}>
      {state.status === 'invalid' && <ErrorSummary ref={top} title={words.problem} state={state} />}
      <noscript>
        <p className="border border-danger p-4">{words.noScript}</p>
      </noscript>
      <form onSubmit={make} noValidate className="grid gap-6">
        <TextInput
          name="passphrase"
          type="password"
          autoComplete="new-password"
          label={words.passphrase}
          hint={words.passphraseHint}
        />
        <TextInput name="repeat" type="password" autoComplete="new-password" label={words.repeat} />
        <p className="flex flex-wrap items-center gap-4">
          <button type="button" onClick={suggest} className={button.secondary}>
            {words.suggest}
          </button>
          <output className="font-mono font-semibold">{suggestion}</output>
        </p>
        <p className="flex flex-wrap items-center gap-4">
          <button type="submit" aria-disabled={busy || undefined} className={button.primary}>
            {words.make}
          </button>
          <span role="status" className="text-sm text-ink-2">
            {busy ? words.working : ''}
          </span>
        </p>
      </form>
    </FormContext>
  )
}
