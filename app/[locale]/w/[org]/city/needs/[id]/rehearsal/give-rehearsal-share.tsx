'use client'
import { BrowserStep, type Sealing } from '#components/sealing/browser-step.tsx'
import { UnlockFields, type UnlockWords, unlockIdentity } from '#components/sealing/unlock-fields.tsx'
import type { StepWords } from '#components/sealing/words.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { sendRehearsalShare } from '../actions'

type Share = { sealedShare: string; commitment: string }
type Props = {
  hidden: Record<string, string>
  task: { wrappedIdentity: string; live: Share; rehearsal: Share }
  words: StepWords & { unlock: UnlockWords; submit: string; liveWrong: string }
}

/** Unwraps both shares here; posts the rehearsal's only. The real one is held against its commitment and stays. */
export function GiveRehearsalShare({ hidden, task, words }: Props) {
  const work = async (entered: FormData, sealing: Sealing): Promise<Record<string, string> | FormState> => {
    const identity = await unlockIdentity(entered, sealing, task.wrappedIdentity, words.unlock)
    if (typeof identity !== 'string') return identity
    const live = await sealing.openShare(sealing.fromBase64url(task.live.sealedShare), identity)
    if (!(await sealing.checkShare(live, task.live.commitment)))
      return { status: 'invalid', summary: words.liveWrong, fields: {}, values: {} }
    const share = await sealing.openShare(sealing.fromBase64url(task.rehearsal.sealedShare), identity)
    return { share: JSON.stringify(share), liveShareFits: 'yes' }
  }
  return (
    <BrowserStep action={sendRehearsalShare} hidden={hidden} words={words} work={work} submit={words.submit}>
      <UnlockFields words={words.unlock} />
    </BrowserStep>
  )
}
