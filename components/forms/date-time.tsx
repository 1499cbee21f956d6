'use client'
import type { ReactNode } from 'react'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Props = FieldProps & {
  /** "2026-12-16T17:00", or "2026-12-16" with `dateOnly`: local time in the zone that `zone` names. */
  defaultValue?: string
  dateOnly?: boolean
  /** Says which zone the time is in: "Korea time (Asia/Seoul)". */
  zone?: ReactNode
  min?: string
  max?: string
}

export function DateTime({ name, label, hint, defaultValue, dateOnly, zone, min, max }: Props) {
  const { value, errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      <span className="flex flex-wrap items-center gap-x-3">
        <input
          type={dateOnly ? 'date' : 'datetime-local'}
          id={name}
          name={name}
          min={min}
          max={max}
          defaultValue={value ?? defaultValue}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(name, hint, errors)}
          className={`${controlClass} max-w-64`}
        />
        {zone && <span className="text-sm text-ink-2">{zone}</span>}
      </span>
    </Field>
  )
}
