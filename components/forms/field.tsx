'use client'
import type { ReactNode } from 'react'
import { useField } from './form-context'

export type FieldProps = {
  /** Name in the form data, and the id that the error summary leads to. */
  name: string
  label: ReactNode
  hint?: ReactNode
}

/** ids of a field's hint and error, as `aria-describedby` wants them; undefined when there is neither. */
export function describedBy(name: string, hint: ReactNode, errors: string[]): string | undefined {
  const ids = [hint ? `${name}-hint` : '', errors.length > 0 ? `${name}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint and error around one control. */
export function Field({ name, label, hint, children }: FieldProps & { children: ReactNode }) {
  const { errors } = useField(name)
  return (
    <div className={`max-w-form ${errors.length > 0 ? 'border-l-4 border-danger pl-4' : ''}`}>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <HintAndErrors name={name} hint={hint} errors={errors} />
      <div className="mt-1.5">{children}</div>
    </div>
  )
}

export function HintAndErrors({ name, hint, errors }: { name: string; hint?: ReactNode; errors: string[] }) {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${name}-error`} className="mt-1 text-sm font-semibold text-danger">
          {errors.join(' ')}
        </p>
      )}
    </>
  )
}

export const controlClass =
  'min-h-11 w-full border border-line-strong bg-surface px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-3'
