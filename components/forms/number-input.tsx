'use client'
import type { ComponentProps, ReactNode } from 'react'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Props = FieldProps &
  Omit<ComponentProps<'input'>, 'name' | 'id' | 'type'> & {
    /** Shown behind the field: "pieces", "€". */
    unit?: ReactNode
    /** True where a fraction makes sense (money, metres). */
    decimal?: boolean
  }

/** A number as text with the right keyboard: no spinner, no wheel that changes it by accident. */
export function NumberInput({ name, label, hint, unit, decimal, className = '', defaultValue, ...rest }: Props) {
  const { value, errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      <span className="flex max-w-72 items-stretch">
        <input
          {...rest}
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          id={name}
          name={name}
          defaultValue={value ?? defaultValue}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(name, hint, errors)}
          className={`${controlClass} tabular-nums ${className}`}
        />
        {unit && (
          <span className="flex shrink-0 items-center border border-l-0 border-line-strong bg-sunken px-3 text-sm text-ink-2">
            {unit}
          </span>
        )}
      </span>
    </Field>
  )
}
