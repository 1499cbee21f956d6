import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listCalendars } from '#lib/capacity/index.ts'
import { findOwnProduct } from '#lib/catalog/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { reviseProductAction } from '../actions'
import { ListingStatus } from '../listing-status'
import { ProductForm } from '../product-form'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata({ params }: Props) {
  const { actor } = await enterDesk(params, access)
  const product = await findOwnProduct(actor, (await params).id)
  return product ? { title: `${(await getTranslations('products'))('one')} – ${product.name}` } : {}
}

/** One listing of the maker's own; a rejected one is mended here. */
export default async function OwnProductPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const product = await findOwnProduct(actor, (await params).id)
  if (!product) notFound()
  const t = await getTranslations('products')
  const words = await getTranslations('catalogue')
  const mends = product.status === 'rejected' && isMember(actor, 'maker', 'owner', 'sales')
  const currency = product.currency as Currency
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeading title={product.name} lang={product.language} action={<ListingStatus status={product.status} />} />
      {product.rejectedReason && (
        <Notice kind="danger" title={t('rejectedBecause')}>
          <p>{product.rejectedReason}</p>
        </Notice>
      )}
      {mends ? (
        <ProductForm
          action={reviseProductAction}
          slug={organization.slug}
          lines={await listCalendars(actor, 0)}
          currency={currency}
          product={product}
        />
      ) : (
        <>
          <KeyValue
            rows={[
              { label: t('form.summary'), value: <span lang={product.language}>{product.summary}</span> },
              { label: t('form.sector'), value: words(`sector.${product.sector}` as never) },
              { label: t('form.cpv'), value: <span className="font-mono text-sm">{product.cpv}</span> },
              {
                label: t('form.price'),
                value: product.priceMinor === null ? '–' : <MoneyText value={money(product.priceMinor, currency)} />,
              },
              { label: t('form.minimumOrder'), value: <QuantityText value={product.minimumOrder} unit={product.unit} /> },
              { label: t('form.leadTime'), value: words('weeks', { count: product.leadTimeWeeks }) },
            ]}
          />
          {product.status === 'published' && (
            <p>
              <SiteLink to={`/products/${product.id}`} className="text-brand underline underline-offset-4 hover:text-brand-hover">
                {t('asBuyersSee')}
              </SiteLink>
            </p>
          )}
        </>
      )}
    </div>
  )
}
