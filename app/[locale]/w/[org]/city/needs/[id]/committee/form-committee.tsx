'use client'
import { ChoiceGroup } from '#components/forms/choice-group.tsx'
import { Select } from '#components/forms/select.tsx'
import { BrowserStep, type Sealing } from '#components/sealing/browser-step.tsx'
import type { StepWords } from '#components/sealing/words.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { tenderKeyPurpose } from '#lib/sealing/rules.ts'
import { sendCommittee } from '../actions'

type Candidate = { personId: string; name: string; recipient: string | null }
type Words = StepWords & {
  people: string
  peopleHint: string
  noKey: string
  threshold: string
  thresholdHint: string
  needed: string[]
  submit: string
  tooFew: string
  tooMany: string
  promise: string
}
type Props = { hidden: Record<string, string>; keyVersion: number; candidates: Candidate[]; words: Words }

/** The officer's browser makes the key of this need and of its rehearsal, splits both, and forgets them. */
export function FormCommittee({ hidden, keyVersion, candidates, words }: Props) {
  const work = async (entered: FormData, sealing: Sealing): Promise<Record<string, string> | FormState> => {
    const chosen = entered.getAll('custodians').map(String)
    const custodians = candidates.filter((one) => chosen.includes(one.personId) && one.recipient)
    const threshold = Number(entered.get('threshold'))
    if (custodians.length < 2) return refused('custodians', words.tooFew, words.problem)
    if (threshold > custodians.length) return refused('threshold', words.tooMany, words.problem)
    return { committee: JSON.stringify(await makeCommittee(sealing, { tender: hidden.id!, keyVersion, custodians, threshold })) }
  }
  return (
    <BrowserStep action={sendCommittee} hidden={hidden} words={words} work={work} submit={words.submit}>
      <ChoiceGroup
        type="checkbox"
        name="custodians"
        legend={words.people}
        hint={words.peopleHint}
        chosen={candidates
          .filter((one) => one.recipient)
          .slice(0, 3)
          .map((one) => one.personId)}
        choices={candidates.map((one) => ({
          value: one.personId,
          label: one.name,
          hint: one.recipient ? undefined : words.noKey,
          disabled: !one.recipient,
        }))}
      />
      <Select
        name="threshold"
        label={words.threshold}
        hint={words.thresholdHint}
        defaultValue="2"
        options={words.needed.map((label, at) => ({ value: String(at + 2), label }))}
      />
      <p className="max-w-prose border-l-4 border-sealed bg-sealed-tint p-4 text-sm">{words.promise}</p>
    </BrowserStep>
  )
}

type Plan = { tender: string; keyVersion: number; custodians: Candidate[]; threshold: number }

async function makeCommittee(sealing: Sealing, { tender, keyVersion, custodians, threshold }: Plan) {
  const recipients = custodians.map((one) => one.recipient!)
  const live = await sealing.createCommitteeKey()
  const dress = await sealing.createCommitteeKey()
  const split = async (identity: string, purpose: 'rehearsal' | typeof tenderKeyPurpose) =>
    (await sealing.splitAmong(identity, recipients, threshold, { tender, purpose, keyVersion })).map((share, at) => ({
      personId: custodians[at]!.personId,
      sealedShare: sealing.toBase64url(share.sealedShare),
      commitment: share.commitment,
    }))
  const liveShares = await split(live.identity, tenderKeyPurpose)
  const dummy = await sealing.sealRehearsal(dress.recipient)
  return {
    keyVersion,
    recipient: live.recipient,
    threshold,
    custodians: liveShares.map((share, at) => ({ ...share, recipient: recipients[at]! })),
    rehearsal: {
      recipient: dress.recipient,
      envelope: sealing.toBase64url(dummy.envelope),
      plainSha256: dummy.plainSha256,
      shares: await split(dress.identity, 'rehearsal'),
    },
  }
}

function refused(field: string, message: string, summary: string): FormState {
  return { status: 'invalid', summary, fields: { [field]: [message] }, values: {} }
}
