import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import type { NoticeDetail } from '#lib/mirrors/index.ts'
import { langOf } from './language'
import { NoticeAmount } from './notice-amount'

type Period = { startDate?: string | undefined; endDate?: string | undefined }
type Value = { amount?: number | undefined; currency?: string | undefined }

/** What the notice says, one ruled row each; rows without an answer are left out. */
export function NoticeFacts({ notice }: { notice: NoticeDetail }) {
  const t = useTranslations('notices')
  const { release } = notice
  const { tender } = release
  const lang = langOf(notice.language)
  const classes = [tender?.classification, ...(tender?.additionalClassifications ?? [])].filter((one) => one !== undefined)
  const procedure = [tender?.procurementMethodDetails ?? tender?.procurementMethod].filter(Boolean).join(' · ')
  const addresses = (tender?.items ?? []).flatMap((item) => [item.deliveryAddress, ...(item.deliveryAddresses ?? [])])
  const places = new Set(addresses.flatMap((one) => (one ? lineOf(one) || [] : [])))
  const category = tender?.mainProcurementCategory
  const small = tender?.suitability?.sme
  const place = [notice.locality, notice.country].filter(Boolean).join(', ')
  const rows: { label: string; value: ReactNode }[] = [
    { label: t('fact.buyer'), value: notice.buyerName },
    { label: t('fact.place'), value: place },
    { label: t('fact.category'), value: category && t(`category.${category}`) },
    {
      label: t('fact.classification'),
      value: classes.length > 0 && (
        <ul>
          {classes.slice(0, 20).map((one) => (
            <li key={`${one.scheme} ${one.id}`}>
              <span className="font-mono text-sm">{[one.scheme, one.id].filter(Boolean).join(' ')}</span>{' '}
              <span lang={lang}>{one.description}</span>
            </li>
          ))}
        </ul>
      ),
    },
    { label: t('fact.value'), value: tender?.value && <ValueText value={tender.value} /> },
    { label: t('fact.minValue'), value: tender?.minValue && <ValueText value={tender.minValue} /> },
    { label: t('fact.tenderPeriod'), value: tender?.tenderPeriod && <PeriodText period={tender.tenderPeriod} /> },
    { label: t('fact.contractPeriod'), value: tender?.contractPeriod && <PeriodText period={tender.contractPeriod} /> },
    { label: t('fact.procedure'), value: procedure && <span lang={lang}>{procedure}</span> },
    { label: t('fact.delivery'), value: places.size > 0 && <span lang={lang}>{[...places].slice(0, 20).join(' · ')}</span> },
    { label: t('fact.small'), value: small !== undefined && t(small ? 'fact.smallYes' : 'fact.smallNo') },
  ]
  return <KeyValue rows={rows.filter(({ value }) => Boolean(value))} />
}

export function ValueText({ value }: { value: Value }) {
  const amount =
    value.amount === undefined ? null : value.amount.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
  return <NoticeAmount amount={amount} currency={value.currency ?? null} />
}

export function PeriodText({ period: { startDate, endDate } }: { period: Period }) {
  const t = useTranslations('notices.period')
  const day = (date: string | undefined) => date !== undefined && <DateText at={new Date(date)} dateOnly />
  const parts = { from: () => day(startDate), to: () => day(endDate) }
  if (startDate && endDate) return <span>{t.rich('both', parts)}</span>
  if (startDate) return <span>{t.rich('from', parts)}</span>
  return endDate ? <span>{t.rich('to', parts)}</span> : null
}

type Address = NonNullable<
  NonNullable<NonNullable<NonNullable<NoticeDetail['release']['tender']>['items']>[number]>['deliveryAddress']
>

function lineOf({ streetAddress, locality, region, postalCode, countryName }: Address): string {
  return [streetAddress, [postalCode, locality].filter(Boolean).join(' '), region, countryName].filter(Boolean).join(', ')
}
