import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import type { ProductDetail } from '#lib/catalog/index.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { Certificates } from './certificates'
import { NetworkInterface } from './network-interface'

/** Everything that is known of a product: for buyers in the catalogue and for the operator's decision. */
export function ProductFacts({ product }: { product: ProductDetail }) {
  const t = useTranslations('catalogue')
  return (
    <div className="grid grid-cols-1 gap-8">
      <div>
        <p className="max-w-prose" lang={product.language}>
          {product.summary}
        </p>
        {product.unitsPerWeek !== null && (
          <p className="mt-2 max-w-prose text-ink-2">
            {t('one.capacity', { units: product.unitsPerWeek, weeks: product.leadTimeWeeks })}
          </p>
        )}
      </div>
      <KeyValue
        rows={[
          { label: t('one.sector'), value: t(`sector.${product.sector}` as 'sector.transport') },
          { label: t('one.cpv'), value: <span className="font-mono text-sm">{product.cpv}</span> },
          { label: t('spec.minimumOrder'), value: <QuantityText value={product.minimumOrder} unit={product.unit} /> },
          { label: t('spec.leadTime'), value: t('weeks', { count: product.leadTimeWeeks }) },
          ...(product.publishedAt ? [{ label: t('one.published'), value: <DateText at={product.publishedAt} dateOnly /> }] : []),
        ]}
      />
      <div>
        <DataTable
          caption={t('one.tiers')}
          rows={product.tiers}
          keyOf={({ currency, fromQuantity }) => `${currency} ${fromQuantity}`}
          columns={[
            {
              header: t('one.from'),
              names: true,
              cell: ({ fromQuantity }) => (
                <>
                  ≥ <QuantityText value={fromQuantity} unit={product.unit} />
                </>
              ),
            },
            {
              header: t('one.unitPrice'),
              align: 'right',
              cell: ({ unitPriceMinor, currency }) => <MoneyText value={money(unitPriceMinor, currency as Currency)} />,
            },
          ]}
        />
        <p className="mt-2 text-sm text-ink-3">{t('one.net')}</p>
      </div>
      {product.thingModel && <NetworkInterface productId={product.id} model={product.thingModel} />}
      <Certificates certificates={product.certificates} now={product.now} none={t('one.noCertificates')} />
    </div>
  )
}
