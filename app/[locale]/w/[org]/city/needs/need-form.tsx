import { useTranslations } from 'next-intl'
import { Checkboxes } from '#components/forms/checkbox.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { RadioGroup } from '#components/forms/radio-group.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { schemes } from '#lib/reference/certificates.ts'
import { rulesPackCodes } from '#lib/reference/rules-packs.ts'
import { sectors } from '#lib/reference/sectors.ts'
import { units } from '#lib/reference/units.ts'
import { awardRules, jointForms, languages, procedures } from '#lib/tenders/schema.ts'
import { currencies } from '#lib/values/money.ts'
import { saveDraft } from './actions'
import type { DraftValues } from './draft-form'
import { FormSection } from './form-section'
import { CriteriaRows, DatesSection } from './need-form-rows'

type Props = { org: string; zone: string; values: DraftValues; id?: string; sourceNoticeId?: string | undefined }

/** The whole need on one page in seven parts, rules first. */
export function NeedForm({ org, zone, values, id, sourceNoticeId }: Props) {
  const t = useTranslations('needs')
  const options = <T extends string>(codes: readonly T[], word: (code: T) => string) =>
    codes.map((code) => ({ value: code, label: word(code) }))
  return (
    <Form
      action={saveDraft}
      hidden={{ _org: org, ...(id && { id }), ...(sourceNoticeId && { sourceNoticeId }) }}
      className="grid gap-12"
    >
      <FormSection number={1} title={t('form.rules')}>
        <RadioGroup
          name="rulesPack"
          legend={t('form.pack')}
          hint={t('form.packHint')}
          defaultValue={values.rulesPack}
          choices={rulesPackCodes.map((code) => ({ value: code, label: t(`pack.${code}`), hint: t(`packText.${code}`) }))}
        />
        <RadioGroup
          name="procedure"
          legend={t('form.procedure')}
          defaultValue={values.procedure}
          choices={options(procedures, (code) => t(`procedure.${code}`))}
        />
      </FormSection>
      <FormSection number={2} title={t('form.what')}>
        <TextInput name="title" label={t('form.title')} hint={t('form.titleHint')} defaultValue={values.title} maxLength={140} />
        <TextInput
          name="localTitle"
          label={t('form.localTitle')}
          hint={t('form.localTitleHint')}
          defaultValue={values.localTitle}
          maxLength={140}
        />
        <Select
          name="language"
          label={t('form.language')}
          defaultValue={values.language}
          options={languages.map((code) => ({ value: code, label: t(`language.${code}`) }))}
        />
        <Textarea
          name="description"
          label={t('form.description')}
          hint={t('form.descriptionHint')}
          defaultValue={values.description}
          rows={6}
        />
        <Select
          name="sector"
          label={t('form.sector')}
          defaultValue={values.sector}
          options={options(sectors, (code) => t(`sector.${code}`))}
        />
      </FormSection>
      <FormSection number={3} title={t('form.quantity')}>
        <TextInput name="item.description" label={t('form.item')} defaultValue={values['item.description']} maxLength={200} />
        <NumberInput name="item.quantity" label={t('form.units')} defaultValue={values['item.quantity']} />
        <Select
          name="item.unit"
          label={t('form.unit')}
          defaultValue={values['item.unit']}
          options={options(units, (code) => t(`unit.${code}`))}
        />
        <TextInput
          name="item.cpv"
          label={t('form.cpv')}
          hint={t('form.cpvHint')}
          defaultValue={values['item.cpv']}
          className="max-w-48 font-mono"
        />
        <div className="[&_fieldset]:max-w-none [&_fieldset>div]:sm:grid-cols-2 [&_fieldset>div]:xl:grid-cols-3">
          <Checkboxes
            name="requiredCertificates"
            legend={t('form.certificates')}
            hint={t('form.certificatesHint')}
            defaultValues={values.requiredCertificates.split('\n')}
            choices={Object.entries(schemes).map(([value, label]) => ({ value, label }))}
          />
        </div>
      </FormSection>
      <DatesSection zone={zone} values={values} />
      <FormSection number={5} title={t('form.money')}>
        <Select
          name="currency"
          label={t('form.currency')}
          defaultValue={values.currency}
          options={options(currencies, (code) => code)}
        />
        <NumberInput
          name="budgetMinor"
          decimal
          label={t('form.budget')}
          hint={t('form.budgetHint')}
          defaultValue={values.budgetMinor}
        />
      </FormSection>
      <FormSection number={6} title={t('form.who')}>
        <Checkboxes
          name="jointForms"
          legend={t('form.joint')}
          hint={t('form.jointHint')}
          defaultValues={values.jointForms.split('\n')}
          choices={options(jointForms, (code) => t(`jointForm.${code}`))}
        />
        <NumberInput
          name="maxSharePercent"
          label={t('form.maxShare')}
          hint={t('form.maxShareHint')}
          unit="%"
          defaultValue={values.maxSharePercent}
        />
        <NumberInput
          name="minimumQuotes"
          label={t('form.minimumQuotes')}
          hint={t('form.minimumQuotesHint')}
          defaultValue={values.minimumQuotes}
        />
      </FormSection>
      <FormSection number={7} title={t('form.decide')}>
        <RadioGroup
          name="awardRule"
          legend={t('form.awardRule')}
          hint={t('form.awardRuleHint')}
          defaultValue={values.awardRule}
          choices={options(awardRules, (code) => t(`awardRule.${code}`))}
        />
        <CriteriaRows values={values} />
        <NumberInput
          name="standstillDays"
          label={t('form.standstill')}
          hint={t('form.standstillHint')}
          defaultValue={values.standstillDays}
        />
      </FormSection>
      <SubmitButton>{t('form.save')}</SubmitButton>
    </Form>
  )
}
