'use client'
import { createContext, useContext } from 'react'
import { type FormState, idle } from '#components/ui/form-state.ts'

export const FormContext = createContext<FormState>(idle)

/** What the last answer of the action said about one field. */
export function useField(name: string): { value: string | undefined; errors: string[] } {
  const state = useContext(FormContext)
  if (state.status !== 'invalid') return { value: undefined, errors: [] }
  return { value: state.values[name], errors: state.fields[name] ?? [] }
}
