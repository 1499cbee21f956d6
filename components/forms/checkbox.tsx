import type { ReactNode } from 'react'
import { type Choice, ChoiceGroup } from './choice-group'

type GroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  choices: readonly Choice[]
  defaultValues?: readonly string[]
}

/** Any number of answers, sent as several values of one name. */
export function Checkboxes({ defaultValues, ...rest }: GroupProps) {
  return <ChoiceGroup {...rest} type="checkbox" chosen={defaultValues} />
}

type OneProps = { name: string; legend: ReactNode; label: ReactNode; hint?: ReactNode; defaultChecked?: boolean }

/** One statement to agree to; sends "yes". */
export function Checkbox({ name, legend, label, hint, defaultChecked }: OneProps) {
  const choices = [{ value: 'yes', label }]
  return (
    <ChoiceGroup
      type="checkbox"
      name={name}
      legend={legend}
      hint={hint}
      choices={choices}
      chosen={defaultChecked ? ['yes'] : []}
    />
  )
}
