'use client'
import { controlClass, describedBy, Field, type FieldProps } from '#components/forms/field.tsx'
import { useField } from '#components/forms/form-context.ts'

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
