import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { type Affordance, affordancesOf, languageOf, type ThingModel } from '#lib/standards/wot/index.ts'

type Words = ReturnType<typeof useTranslations<'catalogue.network'>>

/** A Thing Model as people read it: each value, command and report with its data. The model itself is one click away, for machines. */
export function NetworkInterface({ productId, model }: { productId: string; model: ThingModel }) {
  const t = useTranslations('catalogue.network')
  const locale = useLocale()
  const lang = languageOf(model) ?? undefined
  return (
    <div>
      <DataTable
        caption={t('title')}
        rows={affordancesOf(model, locale)}
        keyOf={({ kind, name }) => `${kind}/${name}`}
        columns={[
          {
            header: t('name'),
            names: true,
            cell: ({ title, name, description, spokenIn }) => (
              <span className="block" lang={spokenIn ?? lang}>
                {title}
                <code className="block break-all font-normal text-ink-3 text-xs">{name}</code>
                {description && <span className="block font-normal text-ink-2">{description}</span>}
              </span>
            ),
          },
          { header: t('kind'), cell: (one) => kindOf(one, t) },
          { header: t('data'), cell: (one) => dataOf(one, t) },
        ]}
      />
      <p className="mt-2 text-sm">
        <a
          href={`/api/products/${productId}/thing-model`}
          className="text-brand underline underline-offset-4 hover:text-brand-hover"
        >
          {t('download')}
        </a>
      </p>
    </div>
  )
}

function kindOf({ kind, access, observable }: Affordance, t: Words): string {
  const said = kind === 'property' ? t(`property.${access ?? 'readWrite'}`) : kind === 'action' ? t('action') : t('event')
  return observable ? `${said}, ${t('observable')}` : said
}

const types = ['boolean', 'integer', 'number', 'string', 'object', 'array', 'null'] as const

function dataOf({ data }: Affordance, t: Words): string {
  if (!data) return '–'
  const type = types.find((one) => one === data.type)
  const { minimum: from, maximum: to } = data
  const range =
    from !== null && to !== null
      ? t('range', { from, to })
      : from !== null
        ? t('from', { from })
        : to !== null
          ? t('to', { to })
          : null
  const quantity = [range, data.unit].filter(Boolean).join(' ')
  return [type ? t(`type.${type}`) : data.type, quantity].filter(Boolean).join(', ') || '–'
}
