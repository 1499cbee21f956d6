'use client'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonKind, button } from '#components/ui/button.ts'

type Props = {
  children: ReactNode
  kind?: ButtonKind
  /** Sent with the form, where it has several buttons. */
  name?: string
  value?: string
}

/** A verb that names the consequence ("Accept milestone and pay €3,200"). While the answer is awaited a second click does nothing. */
export function SubmitButton({ children, kind = 'primary', name, value }: Props) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
      className={`${button[kind]} justify-self-start`}
    >
      {children}
    </button>
  )
}
