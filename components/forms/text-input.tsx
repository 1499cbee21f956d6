'use client'
import type { ComponentProps } from 'react'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Props = FieldProps & Omit<ComponentProps<'input'>, 'name' | 'id'>

/** One line of text: also e-mail, password, telephone, search by `type`. Give `autoComplete` where the browser can know it. */
export function TextInput({ name, label, hint, className = '', defaultValue, ...rest }: Props) {
  const { value, errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      <input
        type="text"
        {...rest}
        id={name}
        name={name}
        defaultValue={value ?? defaultValue}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, hint, errors)}
        className={`${controlClass} ${className}`}
      />
    </Field>
  )
}
