'use client'
import type { Ref } from 'react'
import type { FormState } from '#components/ui/form-state.ts'

type Props = { ref?: Ref<HTMLDivElement>; title: string; state: Extract<FormState, { status: 'invalid' }> }

/** Stands above the form and takes the focus; each line leads to its field. */
export function ErrorSummary({ ref, title, state }: Props) {
  const { form: general = [], ...fields } = state.fields
  const lines = Object.entries(fields).flatMap(([name, messages]) => messages.map((message) => ({ name, message })))
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="mb-6 max-w-form border-4 border-danger bg-surface p-5">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1">{state.summary}</p>
      {general.map((message) => (
        <p key={message} className="mt-1">
          {message}
        </p>
      ))}
      {lines.length > 0 && (
        <ul className="mt-3 list-[square] pl-5">
          {lines.map(({ name, message }) => (
            <li key={name + message}>
              <a href={`#${name}`} className="font-semibold text-danger underline underline-offset-4">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
