'use client'
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '#components/forms/error-summary.tsx'
import { FormContext } from '#components/forms/form-context.ts'
import { type ButtonKind, button } from '#components/ui/button.ts'
import { type FormAction, type FormState, idle } from '#components/ui/form-state.ts'
import { reasonOf } from '#lib/sealing/rules.ts'
import type { StepWords } from './words'

export type Sealing = typeof import('#lib/sealing/browser.ts')

type Props = {
  action: FormAction
  /** Sent along as they are: organization, language, ids. */
  hidden: Record<string, string>
  words: StepWords
  /**
   * Done in this browser with what was entered. Only what it returns is sent; the entered fields themselves never leave. A
   * returned FormState is shown instead of sending anything.
   */
  work: (entered: FormData, sealing: Sealing) => Promise<Record<string, string> | FormState>
  submit: string
  kind?: ButtonKind
  disabled?: boolean
  children?: ReactNode
}

/** One step whose secret part happens in the browser. Its code is fetched when the button is pressed, not before. */
export function BrowserStep({ action, hidden, words, work, submit, kind = 'primary', disabled, children }: Props) {
  const [answer, send, sending] = useActionState(action, idle)
  const [own, setOwn] = useState<FormState>(idle)
  const [working, setWorking] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const state = own.status === 'invalid' ? own : answer
  const busy = working || sending
  useEffect(() => {
    if (state.status === 'invalid') top.current?.focus()
  }, [state])

  const run = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const entered = new FormData(event.currentTarget)
    setOwn(idle)
    setWorking(true)
    try {
      // A breath, so that "working" is painted before the arithmetic begins.
      const [sealing] = await Promise.all([import('#lib/sealing/browser.ts'), new Promise((resolve) => setTimeout(resolve, 50))])
      const result = await work(entered, sealing)
      if (isState(result)) return setOwn(result)
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...hidden, ...result })) form.set(name, value)
      startTransition(() => send(form))
    } catch (error) {
      const reason = reasonOf(error)
      setOwn({ status: 'invalid', summary: reason ? words.reasons[reason] : words.failed, fields: {}, values: {} })
    } finally {
      setWorking(false)
    }
  }

  return (
    <FormContext value={state}>
      {state.status === 'invalid' && <ErrorSummary ref={top} title={words.problem} state={state} />}
      <noscript>
        <p className="border border-danger p-4">{words.noScript}</p>
      </noscript>
      <form onSubmit={run} noValidate className="grid gap-6">
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className={button[kind]} disabled={disabled} aria-disabled={busy || undefined}>
            {submit}
          </button>
          <span role="status" className="text-sm text-ink-2">
            {busy ? words.working : ''}
          </span>
        </div>
      </form>
    </FormContext>
  )
}

function isState(result: Record<string, string> | FormState): result is FormState {
  return 'status' in result && (result.status === 'invalid' || result.status === 'idle')
}
