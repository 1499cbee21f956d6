import { useLocale, useTranslations } from 'next-intl'
import type { PlannedWeek } from '#components/capacity/months.ts'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { formatDate } from '#components/ui/date-text.tsx'
import { startOf } from '#lib/values/time.ts'
import { planWeekAction } from './actions'

type Props = { slug: string; lineId: string; week: PlannedWeek | undefined }

/** Below the calendar: the week that was chosen in it, to be changed. */
export function ChangeWeek({ slug, lineId, week }: Props) {
  const t = useTranslations('capacity.week')
  const locale = useLocale()
  if (!week) return <p className="mt-4 text-sm text-ink-2">{t('choose')}</p>
  const monday = formatDate(startOf(week.week), { locale, zone: 'UTC', dateOnly: true })
  return (
    <section id="week" aria-labelledby="week-title" className="mt-6 border border-line-strong bg-surface p-5">
      <h3 id="week-title" className="mb-3 text-lg">
        {t('title', { monday })}
      </h3>
      <Form action={planWeekAction} hidden={{ _org: slug, lineId, week: week.week }}>
        <NumberInput
          name="units"
          label={t('units')}
          hint={week.allocated > 0 ? t('allocated', { allocated: week.allocated }) : t('notAllocated')}
          defaultValue={String(week.units)}
        />
        <SubmitButton>{t('save')}</SubmitButton>
      </Form>
    </section>
  )
}
