'use client'
import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { type FormAction, idle } from '#components/ui/form-state.ts'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'

type Props = { action: FormAction; words: { problem: string; done: string }; children: ReactNode; className?: string }

export function ActionForm({ action, words, children, className = 'grid gap-6' }: Props) {
  const [state, send] = useActionState(action, idle)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status !== 'idle') top.current?.focus()
  }, [state])
  return (
    <FormContext value={state}>
      {state.status === 'invalid' && <ErrorSummary ref={top} title={words.problem} state={state} />}
      {state.status === 'done' && (
        <div
          ref={top}
          tabIndex={-1}
          role="status"
          className="mb-6 border border-l-4 border-line-strong border-l-success bg-surface px-4 py-3"
        >
          <p className="font-semibold text-success">{words.done}</p>
          {state.message && <p className="mt-1 text-sm">{state.message}</p>}
        </div>
      )}
      <form action={send} noValidate className={className}>
        {children}
      </form>
    </FormContext>
  )
}
