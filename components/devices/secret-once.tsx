'use client'
import { useContext } from 'react'
import { FormContext } from '#components/forms/form-context.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { Connect, type ConnectPlace, type ConnectWords } from './connect'

/** What the action answers besides "done". It is in the page's memory only: reloading loses it, as it should. */
export type SecretState = FormState & { made?: { deviceId: string; number: string; secret: string } }

type Props = {
  place: ConnectPlace
  words: ConnectWords & { shown: string; text: string; id: string; secret: string; copy: string; copied: string }
  /** Shown until the answer is there: the form's fields. */
  children: React.ReactNode
}

/** Inside a form that makes a secret: its fields, and after the answer the secret in their place. */
export function SecretOnce({ place, words, children }: Props) {
  const { made } = useContext(FormContext) as SecretState
  if (!made) return children
  const values = [
    { label: words.id, value: made.deviceId },
    { label: words.secret, value: made.secret },
  ]
  return (
    <div className="grid gap-6">
      <div className="border-2 border-line-strong bg-surface p-5">
        <h2 className="text-lg">{words.shown.replace('{number}', made.number)}</h2>
        <p className="mt-1 text-sm text-ink-2">{words.text}</p>
        <dl className="mt-4 grid gap-3">
          {values.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-2xs text-ink-3">{label}</dt>
              <dd className="flex items-center gap-2">
                <code className="min-w-0 font-mono text-sm break-all">{value}</code>
                <CopyButton text={value} words={{ copy: words.copy.replace('{what}', label), copied: words.copied }} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Connect place={place} words={words} deviceId={made.deviceId} secret={made.secret} />
    </div>
  )
}
