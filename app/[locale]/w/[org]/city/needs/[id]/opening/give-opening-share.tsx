'use client'
import { BrowserStep, type Sealing } from '#components/sealing/browser-step.tsx'
import { UnlockFields, type UnlockWords, unlockIdentity } from '#components/sealing/unlock-fields.tsx'
import type { StepWords } from '#components/sealing/words.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { sendOpeningShare } from '../actions'

type Props = {
  hidden: Record<string, string>
  task: { wrappedIdentity: string; live: { sealedShare: string; commitment: string } }
  words: StepWords & { unlock: UnlockWords; submit: string; wrong: string }
}

/** The passphrase stays here; the share of the real key is posted once the closing time has passed. */
export function GiveOpeningShare({ hidden, task, words }: Props) {
  const work = async (entered: FormData, sealing: Sealing): Promise<Record<string, string> | FormState> => {
    const identity = await unlockIdentity(entered, sealing, task.wrappedIdentity, words.unlock)
    if (typeof identity !== 'string') return identity
    const share = await sealing.openShare(sealing.fromBase64url(task.live.sealedShare), identity)
    if (!(await sealing.checkShare(share, task.live.commitment)))
      return { status: 'invalid', summary: words.wrong, fields: {}, values: {} }
    return { share: JSON.stringify(share) }
  }
  return (
    <BrowserStep action={sendOpeningShare} hidden={hidden} words={words} work={work} submit={words.submit}>
      <UnlockFields words={words.unlock} />
    </BrowserStep>
  )
}
