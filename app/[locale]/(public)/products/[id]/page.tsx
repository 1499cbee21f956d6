import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ProductFacts } from '#components/catalogue/product-facts.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findProduct } from '#lib/catalog/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'

export const access = publicAccess

type Props = { params: Promise<{ id: string }> }

const find = cache((id: string) => findProduct(publicActor, id))

export async function generateMetadata({ params }: Props) {
  const product = await find((await params).id)
  return product ? { title: `${product.name} – ${(await getTranslations('catalogue'))('title')}` } : {}
}

export default async function ProductPage({ params }: Props) {
  const product = await find((await params).id)
  if (!product) notFound()
  const t = await getTranslations('catalogue')
  const locale = await getLocale()
  const { maker } = product
  return (
    <>
      <PageHeading
        title={product.name}
        lang={product.language}
        above={t(`sector.${product.sector}` as 'sector.transport')}
        lead={
          <>
            <SiteLink to={`/makers/${maker.slug}`} className="text-brand underline underline-offset-4 hover:text-brand-hover">
              {nameFor(maker, locale)}
            </SiteLink>
            {`, ${maker.place}, ${maker.country}`}
          </>
        }
      />
      <ProductFacts product={product} />
    </>
  )
}
