import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { formatDate } from '#components/ui/date-text.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { StatusGlyph } from '#components/ui/status-glyph.tsx'
import type { Reason } from '#lib/matching/index.ts'
import { schemes } from '#lib/reference/certificates.ts'
import { type Currency, money } from '#lib/values/money.ts'

/** What the matching found, as a sentence with its numbers; a tick where it speaks for the maker, a cross where against. */
export function ReasonText({ reason }: { reason: Reason }) {
  const speaksFor = reason.code === 'fits'
  const neutral = reason.code === 'share_cap'
  return (
    <span className="flex gap-2">
      <span className={`mt-1 ${speaksFor ? 'text-success' : neutral ? 'text-ink-3' : 'text-danger'}`}>
        <StatusGlyph kind={speaksFor ? 'done' : neutral ? 'open' : 'rejected'} />
      </span>
      <span>
        <Sentence reason={reason} />
      </span>
    </span>
  )
}

function Sentence({ reason }: { reason: Reason }) {
  const t = useTranslations('matches.reason')
  const format = useFormatter()
  const locale = useLocale()
  const date = (iso: string) => formatDate(new Date(iso), { locale, zone: 'UTC', dateOnly: true })
  switch (reason.code) {
    case 'certificates_missing':
      return t('certificatesMissing', {
        schemes: format.list(reason.schemes.map((code) => schemes[code as keyof typeof schemes] ?? code)),
        count: reason.schemes.length,
      })
    case 'no_lane':
      return t('noLane')
    case 'minimum_order':
      return t('minimumOrder', { minimum: reason.minimum, asked: reason.asked })
    case 'capacity_short':
      return reason.moreAWeek === null
        ? t('capacityNone', { short: reason.short, due: date(reason.due) })
        : t('capacityShort', { usable: reason.usable, short: reason.short, more: reason.moreAWeek, due: date(reason.due) })
    case 'over_budget':
      return t('overBudget', { amount: formatMoney(money(reason.overMinor, reason.currency as Currency), locale) })
    case 'share_cap':
      return t('shareCap', { cap: reason.cap })
    case 'fits':
      return t('fits', { usable: reason.usable, due: date(reason.due) })
  }
}
