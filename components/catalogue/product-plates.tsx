import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { nameFor } from '#components/needs/titled.ts'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { RatingPlate } from '#components/ui/rating-plate.tsx'
import type { ProductCard } from '#lib/catalog/index.ts'
import { type Currency, money } from '#lib/values/money.ts'

export function ProductPlates({ products, heading }: { products: ProductCard[]; heading?: 'h2' | 'h3' }) {
  const t = useTranslations('catalogue')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {products.map((product) => (
        <li key={product.id}>
          <RatingPlate
            to={`/products/${product.id}`}
            name={product.name}
            lang={product.language}
            maker={nameFor(product.maker, locale)}
            place={`${product.maker.place}, ${product.maker.country}`}
            heading={heading}
            specs={[
              {
                label: t('spec.price'),
                value:
                  product.priceMinor === null ? (
                    '–'
                  ) : (
                    <MoneyText value={money(product.priceMinor, product.currency as Currency)} />
                  ),
              },
              { label: t('spec.minimumOrder'), value: <QuantityText value={product.minimumOrder} unit={product.unit} /> },
              { label: t('spec.perWeek'), value: product.unitsPerWeek === null ? '–' : format.number(product.unitsPerWeek) },
              { label: t('spec.leadTime'), value: t('weeks', { count: product.leadTimeWeeks }) },
            ]}
          />
        </li>
      ))}
    </ul>
  )
}
