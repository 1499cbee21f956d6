'use client'
import type { ComponentProps } from 'react'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Option = { value: string; label: string; lang?: string }
type Props = FieldProps & Omit<ComponentProps<'select'>, 'name' | 'id' | 'children'> & { options: readonly Option[] }

export function Select({ name, label, hint, options, defaultValue, ...rest }: Props) {
  const { value, errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      {/* React resets a form after its action, but a select only to its first default: a new key gives it the entered one. */}
      <select
        {...rest}
        key={value}
        id={name}
        name={name}
        defaultValue={value ?? defaultValue}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, hint, errors)}
        className={controlClass}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
