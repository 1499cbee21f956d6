import { useLocale, useTranslations } from 'next-intl'
import { FieldGroup } from '#components/forms/field-group.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { formatDate } from '#components/ui/date-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Decision } from '#lib/awards/index.ts'
import { day } from '#lib/values/time.ts'
import { decideAwardAction } from './actions'

type Props = { decision: Decision; slug: string }

/** Quantities that make the whole, a reason for each bidder, and the need's number typed: then it is decided. */
export function AwardForm({ decision, slug }: Props) {
  const t = useTranslations('award.form')
  const words = useTranslations('ui.units')
  const locale = useLocale()
  const { candidates, quantity, unit, standstillDays, maxSharePercent } = decision
  const whole = words(unit as 'H87', { count: quantity })
  const ends = new Date(decision.now.getTime() + standstillDays * day)
  const cap = Math.floor((quantity * maxSharePercent) / 100)
  return (
    <Form
      action={decideAwardAction}
      hidden={{ _org: slug, tenderId: decision.tenderId, lotId: decision.lotId }}
      className="grid gap-8"
    >
      <FieldGroup
        name="shares"
        legend={t('shares', { whole })}
        hint={cap < quantity ? t('sharesCap', { cap }) : t('sharesWhole')}
      >
        {candidates.map(({ bidId, maker, number, quantityLeast, quantityMost }) => (
          <NumberInput
            key={bidId}
            name={`quantity.${bidId}`}
            defaultValue={decision.plan?.shares.find((share) => share.bidId === bidId)?.quantity ?? ''}
            label={t('quantityOf', { maker, number })}
            hint={t('offered', { least: quantityLeast, most: quantityMost })}
          />
        ))}
      </FieldGroup>
      <fieldset className="grid gap-4">
        <legend className="font-semibold">{t('reasons')}</legend>
        <p className="max-w-form text-sm text-ink-2">{t('reasonsHint')}</p>
        {candidates.map(({ bidId, maker, number }) => (
          <Textarea key={bidId} name={`reason.${bidId}`} label={t('reasonFor', { maker, number })} rows={3} maxLength={2000} />
        ))}
      </fieldset>
      <Notice kind="warning" title={t('consequence')}>
        <ul className="mt-1 list-[square] pl-5">
          <li>
            {standstillDays > 0
              ? t('standstill', { days: standstillDays, until: formatDate(ends, { locale, zone: decision.timeZone }) })
              : t('noStandstill')}
          </li>
          <li>{t('capacity')}</li>
          <li>{t('told')}</li>
          <li>{t('final')}</li>
        </ul>
      </Notice>
      <TextInput
        name="confirm"
        label={t('confirm')}
        hint={t('confirmHint', { number: decision.number })}
        autoComplete="off"
        spellCheck={false}
        className="max-w-72 font-mono"
      />
      <SubmitButton>{t('submit')}</SubmitButton>
    </Form>
  )
}
