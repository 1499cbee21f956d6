'use client'
import { controlClass, describedBy, Field, type FieldProps } from './field'
import { useField } from './form-context'

type Props = FieldProps & { accept: string }

/** One file from the person's machine. The browser forgets it after an error, so the hint says what else works. */
export function FileInput({ name, label, hint, accept }: Props) {
  const { errors } = useField(name)
  return (
    <Field name={name} label={label} hint={hint}>
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, hint, errors)}
        className={controlClass}
      />
    </Field>
  )
}
