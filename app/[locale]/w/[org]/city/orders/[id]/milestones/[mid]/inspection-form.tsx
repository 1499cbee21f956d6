import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { RadioGroup } from '#components/forms/radio-group.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import type { MilestoneView } from '#lib/fulfilment/index.ts'
import type { Money } from '#lib/values/money.ts'
import { signInspectionAction } from '../../../actions'

type Props = { org: string; milestone: MilestoneView; amount: Money }

/** What the decision does to the money stands before the decision. */
export function InspectionForm({ org, milestone, amount }: Props) {
  const t = useTranslations('inspection')
  const unit = useTranslations('ui.units')
  const rails = useTranslations('orders.rail')
  const locale = useLocale()
  const format = useFormatter()
  const maker = milestone.line.organization.name
  const { quantity } = milestone
  const units = unit.has(milestone.line.unit) ? unit(milestone.line.unit, { count: quantity }) : format.number(quantity)
  const hidden = { _org: org, milestoneId: milestone.id, orderId: milestone.line.orderId, quantity: String(quantity) }
  return (
    <section className="grid gap-6 border-t-2 border-line-strong pt-5">
      <div>
        <h2 className="text-xl">{t('money')}</h2>
        <ul className="mt-2 grid max-w-prose list-[square] gap-1 pl-5">
          <li>{t('moneyAll', { units, amount: formatMoney(amount, locale), maker, rail: rails(milestone.rail) })}</li>
          <li>{t('moneyElse', { maker })}</li>
        </ul>
      </div>
      <Form action={signInspectionAction} hidden={hidden}>
        <RadioGroup
          name="decision"
          legend={t('decision')}
          defaultValue="accepted"
          choices={[
            { value: 'accepted', label: t('accept', { units }) },
            { value: 'partly_accepted', label: t('part') },
            { value: 'rejected', label: t('reject') },
          ]}
        />
        <NumberInput
          name="acceptedUnits"
          label={t('acceptedUnits')}
          hint={t('acceptedHint', { quantity: format.number(quantity) })}
        />
        <Textarea name="remark" label={t('remark')} hint={t('remarkHint')} maxLength={2000} />
        <div>
          <SubmitButton>{t('sign')}</SubmitButton>
          <p className="mt-2 max-w-prose text-sm text-ink-2">{t('signHint')}</p>
        </div>
      </Form>
    </section>
  )
}
