'use client'
import { TextInput } from '#components/forms/text-input.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import type { Sealing } from './browser-step'

export type UnlockWords = {
  passphrase: string
  passphraseHint: string
  paper: string
  paperHint: string
  paperLine: string
  empty: string
  problem: string
}

/** How a custodian's key is unlocked: by passphrase, or by the lines of the printed recovery sheet. */
export function UnlockFields({ words }: { words: UnlockWords }) {
  return (
    <>
      <TextInput
        name="passphrase"
        type="password"
        autoComplete="current-password"
        label={words.passphrase}
        hint={words.passphraseHint}
      />
      <details>
        <summary className="min-h-11 cursor-pointer text-sm text-brand">{words.paper}</summary>
        <Textarea name="paper" label={words.paper} hint={words.paperHint} rows={5} className="font-mono" autoComplete="off" />
      </details>
    </>
  )
}

/** The identity, or what is wrong with what was entered. Throws SealingError `wrong_passphrase`, `bad_identity`. */
export async function unlockIdentity(
  entered: FormData,
  sealing: Sealing,
  wrappedIdentity: string,
  words: UnlockWords,
): Promise<string | FormState> {
  const refuse = (field: string, message: string): FormState => ({
    status: 'invalid',
    summary: words.problem,
    fields: { [field]: [message] },
    values: {},
  })
  const lines = String(entered.get('paper') ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\d\s+/, '').trim())
    .filter(Boolean)
  if (lines.length > 0) {
    const read = await sealing.readRecoveryLines(lines)
    return read.ok ? read.identity : refuse('paper', words.paperLine.replace('{line}', String(read.line)))
  }
  const passphrase = String(entered.get('passphrase') ?? '')
  if (passphrase === '') return refuse('passphrase', words.empty)
  return sealing.unwrapIdentity(sealing.fromBase64url(wrappedIdentity), passphrase)
}
