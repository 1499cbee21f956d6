import type { Locale } from '#lib/values/locale.ts'
import { exponentOf, type Money } from '#lib/values/money.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const hanDigits = { ko: [...'영일이삼사오육칠팔구'], zh: [...'零一二三四五六七八九'] }
const hanPlaces = { ko: ['', '십', '백', '천'], zh: ['', '十', '百', '千'] }

/**
 * An amount as it is read aloud, with the currency's name: a slipped thousand is heard where it is overlooked in digits.
 * Decimals are read digit by digit. Whole part below 10^15, not negative (RangeError).
 */
export function amountInWords(amount: Money, locale: Locale): string {
  const unit = 10n ** BigInt(exponentOf(amount.currency))
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(amount.currency) ?? amount.currency
  const words = wholeInWords(amount.minor / unit, locale)
  const rest = amount.minor % unit
  const decimals = rest === 0n ? [] : [...rest.toString().padStart(exponentOf(amount.currency), '0')].map(Number)
  if (locale === 'en')
    return [words, ...(decimals.length ? ['point', ...decimals.map((digit) => small[digit])] : []), name].join(' ')
  const digits = decimals.map((digit) => hanDigits[locale][digit]).join('')
  if (locale === 'ko') return `${words}${digits && ` 점 ${digits}`} ${name}`
  return `${words}${digits && `点${digits}`}${name}`
}

/** A whole number in words. Throws RangeError outside 0 … 10^15 − 1. */
export function wholeInWords(value: bigint, locale: Locale): string {
  if (value < 0n || value >= 10n ** 15n) throw new RangeError('amount out of range')
  if (value === 0n) return locale === 'en' ? 'zero' : hanDigits[locale][0]!
  return locale === 'en' ? english(value) : locale === 'ko' ? korean(value) : chinese(value)
}

function english(value: bigint): string {
  const names = ['', ' thousand', ' million', ' billion', ' trillion']
  return groups(value, 1000n)
    .map((group, place) => (group === 0 ? '' : belowThousand(group) + names[place]))
    .reverse()
    .filter(Boolean)
    .join(' ')
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const restWords = rest < 20 ? small[rest] : rest % 10 ? `${tens[Math.floor(rest / 10)]}-${small[rest % 10]}` : tens[rest / 10]
  if (hundreds === 0) return restWords!
  return `${small[hundreds]} hundred${rest ? ` ${restWords}` : ''}`
}

function korean(value: bigint): string {
  const names = ['', '만', '억', '조']
  return groups(value, 10000n)
    .map((group, place) => {
      if (group === 0) return ''
      // 10,000 alone is read 만, not 일만; 억 and 조 keep their one.
      return place === 1 && group === 1 ? '만' : belowMyriad(group, 'ko') + names[place]
    })
    .reverse()
    .filter(Boolean)
    .join(' ')
}

function chinese(value: bigint): string {
  const names = ['', '万', '亿', '万亿']
  let words = ''
  let gap = false
  const parts = groups(value, 10000n)
  for (let place = parts.length - 1; place >= 0; place--) {
    const group = parts[place]!
    if (group === 0) {
      gap = words !== ''
      continue
    }
    if (words !== '' && (gap || group < 1000)) words += '零'
    const inside = belowMyriad(group, 'zh')
    words += (words === '' && inside.startsWith('一十') ? inside.slice(1) : inside) + names[place]
    gap = false
  }
  return words
}

/** 1 … 9,999 by places. Korean drops the one before 십, 백, 천; Chinese keeps it and reads one 零 for inner zeros. */
function belowMyriad(value: number, locale: 'ko' | 'zh'): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    if (locale === 'zh' && gap) words += '零'
    words += (locale === 'ko' && digit === 1 && place > 0 ? '' : hanDigits[locale][digit]!) + hanPlaces[locale][place]
    gap = false
  }
  return words
}

/** Least significant group first. */
function groups(value: bigint, base: bigint): number[] {
  const found: number[] = []
  for (let rest = value; rest > 0n; rest /= base) found.push(Number(rest % base))
  return found
}
