'use client'
import type { ReactNode } from 'react'
import { describedBy, HintAndErrors } from './field'
import { useField } from './form-context'

type Props = { name: string; legend: ReactNode; hint?: ReactNode; children: ReactNode }

/** Several fields that are right or wrong together: weights that add up, dates that follow one another. */
export function FieldGroup({ name, legend, hint, children }: Props) {
  const { errors } = useField(name)
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy(name, hint, errors)}
      className={`min-w-0 ${errors.length > 0 ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className="font-semibold">{legend}</legend>
      <HintAndErrors name={name} hint={hint} errors={errors} />
      <div className="mt-2 grid gap-3">{children}</div>
    </fieldset>
  )
}
