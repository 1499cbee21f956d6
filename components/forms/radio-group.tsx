import type { ReactNode } from 'react'
import { type Choice, ChoiceGroup } from './choice-group'

type Props = { name: string; legend: ReactNode; hint?: ReactNode; choices: readonly Choice[]; defaultValue?: string }

/** One of a few answers. */
export function RadioGroup({ defaultValue, ...rest }: Props) {
  return <ChoiceGroup {...rest} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />
}
