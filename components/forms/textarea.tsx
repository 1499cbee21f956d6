'use client'
import type { ComponentProps } from 'react'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, 'name' | 'id'>

export function Textarea({ name, label, hint, rows = 4, defaultValue, ...rest }: Props) {
  const { value, errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      <textarea
        {...rest}
        rows={rows}
        id={name}
        name={name}
        defaultValue={value ?? defaultValue}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, hint, errors)}
        className={controlClass}
      />
    </Field>
  )
}
