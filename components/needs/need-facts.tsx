import { useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { schemes } from '#lib/reference/certificates.ts'
import type { TenderDetail } from '#lib/tenders/index.ts'

/** What is asked for: item, quantity, place and dates, money, who may quote, by which rule it is decided. */
export function NeedFacts({ need }: { need: TenderDetail }) {
  const t = useTranslations('needs')
  const { item } = need
  const named = (code: string) => (code in schemes ? schemes[code as keyof typeof schemes] : code)
  return (
    <KeyValue
      rows={[
        { label: t('facts.item'), value: <span lang={need.language}>{item?.description}</span> },
        { label: t('facts.quantity'), value: item && <QuantityText value={item.quantity} unit={item.unit} /> },
        { label: t('facts.cpv'), value: <span className="font-mono text-sm">{item?.cpv}</span> },
        { label: t('facts.place'), value: need.deliveryPlace },
        {
          label: t('facts.deliveries'),
          value: (
            <ul>
              {need.deliveries.map((delivery) => (
                <li key={delivery.dueAt.toISOString()}>
                  {t.rich('facts.delivery', {
                    units: () => <QuantityText value={delivery.quantity} unit={item?.unit ?? ''} />,
                    date: () => <DateText at={delivery.dueAt} zone={need.timeZone} dateOnly />,
                  })}
                </li>
              ))}
            </ul>
          ),
        },
        { label: t('facts.contract'), value: <DateText at={need.contractAt} zone={need.timeZone} dateOnly /> },
        { label: t('facts.budget'), value: <MoneyText value={need.budget} /> },
        {
          label: t('facts.certificates'),
          value: need.requiredCertificates.length > 0 ? need.requiredCertificates.map(named).join(' · ') : t('facts.none'),
        },
        { label: t('facts.rules'), value: `${t(`pack.${need.rulesPack}`)} · ${t(`procedure.${need.procedure}`)}` },
        {
          label: t('facts.joint'),
          value:
            need.jointForms.length > 0 ? need.jointForms.map((form) => t(`jointForm.${form}`)).join(' · ') : t('facts.oneMaker'),
        },
        ...(need.maxSharePercent < 100
          ? [{ label: t('facts.maxShare'), value: t('facts.percent', { share: need.maxSharePercent }) }]
          : []),
        { label: t('facts.awardRule'), value: t(`awardRule.${need.awardRule}`) },
        { label: t('facts.minimumQuotes'), value: t('facts.quotes', { count: need.minimumQuotes }) },
        { label: t('facts.standstill'), value: t('facts.days', { count: need.standstillDays }) },
      ]}
    />
  )
}
