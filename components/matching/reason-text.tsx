import { useLocale, useTranslations } from 'next-intl'
import { reasonSentence } from '#components/matching/reason-sentence.ts'
import { formatDate } from '#components/ui/date-text.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { StatusGlyph } from '#components/ui/status-glyph.tsx'
import type { Reason } from '#lib/matching/index.ts'

const speaksFor: readonly Reason['code'][] = ['fits', 'chain', 'consortium']
const neutral: readonly Reason['code'][] = ['share_cap', 'would_be', 'certificate_ends']

/** What the matching found, as a sentence with its numbers; a tick where it speaks for the maker, a cross where against. */
export function ReasonText({ reason }: { reason: Reason }) {
  const t = useTranslations('matches.reason')
  const kinds = useTranslations('matches.kind')
  const locale = useLocale()
  const manner = {
    locale,
    date: (at: Date) => formatDate(at, { locale, zone: 'UTC', dateOnly: true }),
    amount: (value: Parameters<typeof formatMoney>[0]) => formatMoney(value, locale),
  }
  const good = speaksFor.includes(reason.code)
  const open = neutral.includes(reason.code)
  return (
    <span className="flex gap-2">
      <span className={`mt-1 ${good ? 'text-success' : open ? 'text-ink-3' : 'text-danger'}`}>
        <StatusGlyph kind={good ? 'done' : open ? 'open' : 'rejected'} />
      </span>
      <span>{reasonSentence(reason, t, kinds, manner)}</span>
    </span>
  )
}
