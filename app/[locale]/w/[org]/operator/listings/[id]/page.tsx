import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { ProductFacts } from '#components/catalogue/product-facts.tsx'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findProduct } from '#lib/catalog/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'
import { isMember, type MemberActor } from '#lib/platform/actor.ts'
import { moderateAction } from '../actions'

export const access = operatorAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

const find = cache((actor: MemberActor, id: string) => findProduct(actor, id))

export async function generateMetadata({ params }: Props) {
  const { actor } = await enterDesk(params, access)
  const product = await find(actor, (await params).id)
  return product ? { title: `${(await getTranslations('operator.listings'))('review')} – ${product.name}` } : {}
}

/** One listing beside what the maker can show for it, and the decision with its reason. */
export default async function ListingPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const product = await find(actor, (await params).id)
  if (!product) notFound()
  const t = await getTranslations('operator.listings')
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHeading
        title={product.name}
        lang={product.language}
        above={
          <SiteLink to={`/makers/${product.maker.slug}`} className="underline underline-offset-4">
            {product.maker.name}
          </SiteLink>
        }
      />
      <ProductFacts product={product} />
      {product.rejectedReason && (
        <Notice kind="danger" title={t('rejectedBecause')}>
          <p>{product.rejectedReason}</p>
        </Notice>
      )}
      {product.status === 'in_review' &&
        (isMember(actor, 'operator', 'moderator') ? (
          <Form action={moderateAction} hidden={{ _org: organization.slug, productId: product.id }}>
            <Textarea name="reason" label={t('reasonLabel')} hint={t('reasonHint')} rows={3} maxLength={500} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="verdict" value="publish">
                {t('publish')}
              </SubmitButton>
              <SubmitButton kind="danger" name="verdict" value="reject">
                {t('reject')}
              </SubmitButton>
            </div>
          </Form>
        ) : (
          <EmptyState kind="noPermission" />
        ))}
    </div>
  )
}
