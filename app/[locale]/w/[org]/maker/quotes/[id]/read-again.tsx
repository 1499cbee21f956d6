'use client'
import { useState } from 'react'
import { button } from '#components/ui/button.ts'
import { KeyValue } from '#components/ui/key-value.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { schemes } from '#lib/reference/certificates.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { findOwnKey } from '../own-key'
import type { ReadAgainWords } from './read-again-words'

type Props = { bidder: string; selfCopy: string; locale: string; words: ReadAgainWords }
type Row = { label: string; value: string }

/** Opens the bidder's own copy with the key that this browser keeps. */
export function ReadAgain({ bidder, selfCopy, locale, words }: Props) {
  const [rows, setRows] = useState<Row[] | null>(null)
  const [trouble, setTrouble] = useState('')
  const open = async () => {
    const key = findOwnKey(bidder)
    if (!key) return setTrouble(words.noKey)
    try {
      const sealing = await import('#lib/sealing/browser.ts')
      const envelopes = await sealing.openSelfCopy(sealing.fromBase64url(selfCopy), key.identity)
      setTrouble('')
      setRows(
        envelopes.flatMap((one): Row[] =>
          one.kind === 'price'
            ? [
                { label: words.unitPrice, value: formatMoney(money(one.unitPriceMinor, one.currency as Currency), locale) },
                ...(one.oneOffMinor
                  ? [{ label: words.oneOff, value: formatMoney(money(one.oneOffMinor, one.currency as Currency), locale) }]
                  : []),
                { label: words.quantity, value: [...new Set([one.quantityLeast, one.quantityMost])].join(' – ') },
                ...(one.leadTimeWeeks === undefined ? [] : [{ label: words.leadTime, value: String(one.leadTimeWeeks) }]),
              ]
            : one.answers.map(({ requirement, statement }) => ({
                label: requirement in schemes ? schemes[requirement as keyof typeof schemes] : words.remarks,
                value: statement,
              })),
        ),
      )
    } catch {
      setTrouble(words.failed)
    }
  }
  return (
    <section aria-labelledby="again" className="grid gap-3">
      <h2 id="again" className="text-xl">
        {words.title}
      </h2>
      <p className="max-w-prose text-sm text-ink-2">{words.limit}</p>
      {rows ? (
        <KeyValue rows={rows} />
      ) : (
        <button type="button" onClick={open} className={`${button.secondary} justify-self-start`}>
          {words.button}
        </button>
      )}
      <p role="status" className="text-danger">
        {trouble}
      </p>
    </section>
  )
}
