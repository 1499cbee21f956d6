import type { useTranslations } from 'next-intl'
import type { Reason } from '#lib/matching/index.ts'
import { schemes } from '#lib/reference/certificates.ts'
import { kindOf } from '#lib/reference/kinds.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'

type Words = ReturnType<typeof useTranslations<'matches.reason'>>
type Kinds = ReturnType<typeof useTranslations<'matches.kind'>>

/** How the reader writes dates and amounts. */
export type Manner = { locale: string; date: (at: Date) => string; amount: (value: Money) => string }

/** What the matching found, as a sentence with its numbers. The same for screens and for the command line. */
export function reasonSentence(reason: Reason, t: Words, kinds: Kinds, manner: Manner): string {
  const { locale } = manner
  const date = (iso: string) => manner.date(new Date(iso))
  const amount = (minor: string, currency: string) => manner.amount(money(minor, currency as Currency))
  const kind = (cpv: string) => {
    const known = kindOf(cpv)
    return known ? kinds(known) : `CPV ${cpv}`
  }
  const list = (parts: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
  const byMode = (mode: string | null, text: string) => (mode ? t('byMode', { mode, text }) : text)
  switch (reason.code) {
    case 'not_admitted': {
      const country = new Intl.DisplayNames(locale, { type: 'region' }).of(reason.country) ?? reason.country
      if (reason.rule === 'agreement') return t('notAdmittedAgreement', { country })
      return reason.rule === 'established' ? t('notAdmittedEstablished', { country }) : t('notAdmittedDomestic')
    }
    case 'certificates_missing':
      return t('certificatesMissing', {
        count: reason.missing.length,
        schemes: list(
          reason.missing.map(({ scheme, endedAt, held }) => {
            if (endedAt) return t('schemeEnded', { scheme: nameOf(scheme), date: date(endedAt) })
            return held.length > 0 ? t('schemeHeld', { scheme: nameOf(scheme), held: list(held.map(nameOf)) }) : nameOf(scheme)
          }),
        ),
      })
    case 'other_kind':
      return t('otherKind', { offered: kind(reason.offered), asked: kind(reason.asked) })
    case 'no_product':
      return t('noProduct', { asked: kind(reason.asked) })
    case 'only_with_licensor':
      return t('onlyWithLicensor')
    case 'inputs_missing':
      return t('inputsMissing', { inputs: list(reason.cpv.map(kind)) })
    case 'no_lane':
      return t('noLane')
    case 'minimum_order':
      return t('minimumOrder', { minimum: reason.minimum, asked: reason.asked })
    case 'capacity_short': {
      const { usable, short, moreAWeek: more, due, mode, capped } = reason
      if (more === null) return byMode(mode, t('capacityNone', { short, due: date(due) }))
      const values = { usable, short, more, due: date(due) }
      return byMode(mode, capped ? t('capacityShortCapped', values) : t('capacityShort', values))
    }
    case 'over_budget': {
      const { overMinor, totalMinor, currency, mode } = reason
      return byMode(mode, t('overBudget', { amount: amount(overMinor, currency), total: amount(totalMinor, currency) }))
    }
    case 'probation':
      return t('probation', {
        value: amount(reason.valueMinor, reason.currency),
        limit: amount(reason.limitMinor, reason.currency),
      })
    case 'share_cap':
      return t('shareCap', { cap: reason.cap })
    case 'certificate_ends':
      return t('certificateEnds', { scheme: nameOf(reason.scheme), date: date(reason.endsAt), due: date(reason.due) })
    case 'would_be':
      if (reason.inCheapest) return reason.remedy === 'renew' ? t('wouldBeRenewed') : t('wouldBeCheapest')
      return reason.cheaperPercent === null ? t('wouldBeAlone') : t('wouldBeCheaper', { percent: reason.cheaperPercent })
    case 'chain':
      if (reason.role === 'assembly') return t('chainAssembly', { units: reason.units })
      return reason.role === 'parts' ? t('chainParts', { units: reason.units }) : t('chainDesign', { units: reason.units })
    case 'consortium':
      return t('consortium', { units: reason.units })
    case 'fits':
      return t('fits', { usable: reason.usable, due: date(reason.due) })
  }
}

function nameOf(scheme: string): string {
  return schemes[scheme as keyof typeof schemes] ?? scheme
}
