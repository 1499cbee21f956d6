import { useTranslations } from 'next-intl'
import { DateTime } from '#components/forms/date-time.tsx'
import { FieldGroup } from '#components/forms/field-group.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { Select } from '#components/forms/select.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { criterionKinds } from '#lib/tenders/schema.ts'
import { criterionRows, type DraftValues, deliveryRows } from './draft-form'
import { FormSection } from './form-section'

const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => row)

/** Place, closing, contract and deliveries: all times are the city's. */
export function DatesSection({ zone, values }: { zone: string; values: DraftValues }) {
  const t = useTranslations('needs.form')
  const where = t('zone', { zone })
  return (
    <FormSection number={4} title={t('dates')}>
      <TextInput name="deliveryPlace" label={t('place')} defaultValue={values.deliveryPlace} maxLength={140} />
      <DateTime
        name="questionsUntil"
        label={t('questionsUntil')}
        hint={t('optional')}
        zone={where}
        defaultValue={values.questionsUntil}
      />
      <DateTime name="closesAt" label={t('closesAt')} hint={t('closesAtHint')} zone={where} defaultValue={values.closesAt} />
      <DateTime name="contractAt" dateOnly label={t('contractAt')} defaultValue={values.contractAt} />
      <FieldGroup name="deliveries" legend={t('deliveries')} hint={t('deliveriesHint')}>
        {rowsOf(deliveryRows).map((row) => (
          <div key={row} className="grid gap-3 border-l-2 border-line pl-4 sm:grid-cols-2">
            <NumberInput
              name={`deliveries.${row}.quantity`}
              label={t('deliveryQuantity', { row: row + 1 })}
              defaultValue={values[`deliveries.${row}.quantity`]}
            />
            <DateTime
              name={`deliveries.${row}.dueAt`}
              dateOnly
              label={t('deliveryDue', { row: row + 1 })}
              defaultValue={values[`deliveries.${row}.dueAt`]}
            />
          </div>
        ))}
      </FieldGroup>
    </FormSection>
  )
}

export function CriteriaRows({ values }: { values: DraftValues }) {
  const t = useTranslations('needs')
  return (
    <FieldGroup name="criteria" legend={t('form.criteria')} hint={t('form.criteriaHint')}>
      {rowsOf(criterionRows).map((row) => (
        <div key={row} className="grid gap-3 border-l-2 border-line pl-4 sm:grid-cols-[1fr_2fr_1fr]">
          <Select
            name={`criteria.${row}.kind`}
            label={t('form.criterionKind', { row: row + 1 })}
            defaultValue={values[`criteria.${row}.kind`]}
            options={criterionKinds.map((kind) => ({ value: kind, label: t(`criterionKind.${kind}`) }))}
          />
          <TextInput
            name={`criteria.${row}.name`}
            label={t('form.criterionName', { row: row + 1 })}
            defaultValue={values[`criteria.${row}.name`]}
            maxLength={80}
          />
          <NumberInput
            name={`criteria.${row}.weight`}
            label={t('form.criterionWeight', { row: row + 1 })}
            defaultValue={values[`criteria.${row}.weight`]}
          />
        </div>
      ))}
    </FieldGroup>
  )
}
