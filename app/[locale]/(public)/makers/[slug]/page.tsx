import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Certificates } from '#components/catalogue/certificates.tsx'
import { ProductPlates } from '#components/catalogue/product-plates.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { listProducts } from '#lib/catalog/index.ts'
import { findMaker } from '#lib/organizations/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'

export const access = publicAccess

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ cursor?: string | string[] }> }

const find = cache(findMaker)

export async function generateMetadata({ params }: Props) {
  const maker = await find((await params).slug)
  return maker ? { title: `${nameFor(maker, await getLocale())} – ${(await getTranslations('makers'))('title')}` } : {}
}

/** A maker as everyone may see it: what is verified, what it can show, what it makes. */
export default async function MakerPage({ params, searchParams }: Props) {
  const maker = await find((await params).slug)
  if (!maker) notFound()
  const { cursor } = await searchParams
  const products = await listProducts(publicActor, {
    makerId: maker.id,
    cursor: typeof cursor === 'string' ? cursor : undefined,
    size: 12,
  })
  const t = await getTranslations('makers')
  const words = await getTranslations('catalogue')
  const locale = await getLocale()
  const name = nameFor(maker, locale)
  const other = name === maker.name ? maker.localName : maker.name
  const { producing, completed } = maker.orders
  return (
    <div className="grid grid-cols-1 gap-10">
      <PageHeading
        title={name}
        lang={name === maker.name ? 'en' : maker.localLanguage}
        above={other === name ? undefined : <span lang={other === maker.name ? 'en' : maker.localLanguage}>{other}</span>}
        lead={`${maker.place}, ${maker.country} · ${maker.sectors.map((one) => words(`sector.${one}` as 'sector.transport')).join(' · ')}`}
      />
      <section aria-labelledby="verified">
        <h2 id="verified" className="mb-2 text-xl">
          {t('one.verified')}
        </h2>
        <KeyValue
          rows={[
            {
              label: t('one.company'),
              value: maker.verifiedAt ? (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <StatusTag kind="done">{t('one.yes')}</StatusTag>
                  <DateText at={maker.verifiedAt} dateOnly />
                </span>
              ) : (
                t('one.no')
              ),
            },
            {
              label: t('one.registration'),
              value: maker.registrationNumber ? (
                <span>
                  <span className="font-mono text-sm">{maker.registrationNumber}</span>
                  {maker.demo && <span className="ml-2 text-sm text-ink-3">{t('one.demo')}</span>}
                </span>
              ) : (
                t('one.notGiven')
              ),
            },
            { label: t('staff'), value: maker.staff ?? t('one.notGiven') },
            { label: t('one.site'), value: `${maker.latitude.toFixed(2)}, ${maker.longitude.toFixed(2)} · ${maker.place}` },
            {
              label: t('one.orders'),
              value: producing + completed === 0 ? t('one.noOrders') : t('one.orderCounts', { producing, completed }),
            },
          ]}
        />
      </section>
      <section>
        <Certificates certificates={maker.certificates} now={maker.now} none={t('one.noCertificates')} />
      </section>
      <section aria-labelledby="products">
        <h2 id="products" className="mb-3 text-xl">
          {t('products')}
        </h2>
        {products.rows.length === 0 ? (
          <EmptyState kind="none" title={t('one.noProducts')} />
        ) : (
          <ProductPlates products={products.rows} heading="h3" />
        )}
        <Pagination label={t('one.productPages')} base={`/makers/${maker.slug}`} newer={products.newer} older={products.older} />
      </section>
    </div>
  )
}
