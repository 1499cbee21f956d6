'use client'
import type { ReactNode } from 'react'
import { describedBy, HintAndErrors } from './field'
import { useField } from './form-context'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = {
  type: 'radio' | 'checkbox'
  name: string
  legend: ReactNode
  hint?: ReactNode
  choices: readonly Choice[]
  /** Values that are chosen at first. */
  chosen?: readonly string[]
}

/** One question with a few answers. The first answer has the field's name as its id, so that the error summary finds it. */
export function ChoiceGroup({ type, name, legend, hint, choices, chosen = [] }: Props) {
  const { value, errors } = useField(name)
  const selected = value === undefined ? chosen : value.split('\n')
  return (
    <fieldset
      aria-describedby={describedBy(name, hint, errors)}
      className={`max-w-form ${errors.length > 0 ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className="font-semibold">{legend}</legend>
      <HintAndErrors name={name} hint={hint} errors={errors} />
      <div className="mt-1.5 grid gap-1" key={value}>
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className="flex min-h-11 cursor-pointer gap-3 py-2 has-disabled:cursor-not-allowed has-disabled:text-ink-3"
          >
            <input
              type={type}
              id={index === 0 ? name : `${name}-${choice.value}`}
              name={name}
              value={choice.value}
              disabled={choice.disabled}
              defaultChecked={selected.includes(choice.value)}
              className="mt-0.5 size-6 shrink-0 accent-brand"
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-sm text-ink-2">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
