import { useLocale, useTranslations } from 'next-intl'
import { FileInput } from '#components/forms/file-input.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import type { OwnProduct } from '#lib/catalog/index.ts'
import { sectors } from '#lib/reference/sectors.ts'
import { units } from '#lib/reference/units.ts'
import { localeNames, locales } from '#lib/values/locale.ts'
import { type Currency, currencies, money, toDecimal } from '#lib/values/money.ts'

type Props = {
  action: FormAction
  slug: string
  lines: { id: string; name: string; unitsPerWeek: number }[]
  /** The currency that most of the maker's offers are in, as a first guess. */
  currency: Currency
  product?: OwnProduct
}

/** What a listing needs; what has a good default stands at the end. */
export function ProductForm({ action, slug, lines, currency, product }: Props) {
  const t = useTranslations('products.form')
  const words = useTranslations('catalogue')
  const locale = useLocale()
  const price =
    product && product.priceMinor !== null ? toDecimal(money(product.priceMinor, product.currency as Currency)) : undefined
  return (
    <Form action={action} hidden={{ _org: slug, ...(product ? { productId: product.id } : {}) }}>
      <TextInput name="name" label={t('name')} hint={t('nameHint')} maxLength={120} defaultValue={product?.name} />
      <Textarea name="summary" label={t('summary')} hint={t('summaryHint')} rows={3} defaultValue={product?.summary} />
      <Select
        name="sector"
        label={t('sector')}
        defaultValue={product?.sector}
        options={sectors.map((value) => ({ value, label: words(`sector.${value}`) }))}
      />
      <TextInput
        name="cpv"
        label={t('cpv')}
        hint={t('cpvHint')}
        inputMode="numeric"
        spellCheck={false}
        maxLength={10}
        className="max-w-48 font-mono"
        defaultValue={product?.cpv}
      />
      <div className="grid max-w-form gap-6 sm:grid-cols-[10rem_1fr]">
        <Select
          name="currency"
          label={t('currency')}
          defaultValue={product?.currency ?? currency}
          options={currencies.map((value) => ({ value, label: value }))}
        />
        <NumberInput name="price" label={t('price')} decimal defaultValue={price} />
      </div>
      <Select
        name="lineId"
        label={t('line')}
        hint={t('lineHint')}
        defaultValue={product?.lineId ?? undefined}
        options={lines.map(({ id, name, unitsPerWeek }) => ({
          value: id,
          label: t('lineOption', { name, units: unitsPerWeek }),
        }))}
      />
      <NumberInput
        name="leadTimeWeeks"
        label={t('leadTime')}
        hint={t('leadTimeHint')}
        unit={t('weeks')}
        defaultValue={String(product?.leadTimeWeeks ?? 4)}
      />
      <NumberInput name="minimumOrder" label={t('minimumOrder')} defaultValue={String(product?.minimumOrder ?? 1)} />
      <Select
        name="unit"
        label={t('unit')}
        defaultValue={product?.unit ?? 'H87'}
        options={units.map((value) => ({ value, label: words(`unit.${value}`) }))}
      />
      <Select
        name="language"
        label={t('language')}
        defaultValue={product?.language ?? locale}
        options={locales.map((value) => ({ value, label: localeNames[value], lang: value }))}
      />
      <Textarea
        name="thingModel"
        label={t('thingModel')}
        hint={t('thingModelHint')}
        rows={6}
        spellCheck={false}
        defaultValue={product?.thingModel ? JSON.stringify(product.thingModel, null, 2) : undefined}
      />
      <FileInput
        name="thingModelFile"
        label={t('thingModelFile')}
        hint={t('thingModelFileHint')}
        accept=".jsonld,.json,application/tm+json,application/json"
      />
      <SubmitButton>{product ? t('submitAgain') : t('submit')}</SubmitButton>
    </Form>
  )
}
