import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { addLineAction } from './actions'

export function AddLine({ slug }: { slug: string }) {
  const t = useTranslations('capacity.addLine')
  return (
    <section aria-labelledby="add-line" className="border-t border-line pt-6">
      <h2 id="add-line" className="mb-1 text-lg">
        {t('title')}
      </h2>
      <p className="mb-4 max-w-prose text-sm text-ink-2">{t('text')}</p>
      <Form action={addLineAction} hidden={{ _org: slug }}>
        <TextInput name="name" label={t('name')} hint={t('nameHint')} maxLength={80} autoComplete="off" />
        <NumberInput name="unitsPerWeek" label={t('unitsPerWeek')} />
        <SubmitButton kind="secondary">{t('submit')}</SubmitButton>
      </Form>
    </section>
  )
}
