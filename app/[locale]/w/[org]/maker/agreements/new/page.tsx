import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { FieldGroup } from '#components/forms/field-group.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { titleFor } from '#components/needs/titled.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { listPartners } from '#lib/matching/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { findTender } from '#lib/tenders/index.ts'
import { proposeAction } from '../actions'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ need?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.new'))('title') }
}

/** Propose to quote as one: the own product, and a number behind each partner who is to stand for a part. */
export default async function NewAgreementPage({ params, searchParams }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const asked = (await searchParams).need ?? ''
  const need = await findTender(actor, asked.startsWith('tnd_') ? { id: asked } : { number: asked })
  if (!need?.number) notFound()
  const t = await getTranslations('agreements.new')
  const roles = await getTranslations('agreements.role')
  const partners = await listPartners(actor, need.id)
  const own = partners.filter((partner) => partner.own)
  const others = partners.filter((partner) => !partner.own)
  const joint = need.jointForms.some((form) => form !== 'partial_quantity')
  const open = need.status === 'published' && need.closesAt > need.now
  const title = titleFor(need, locale)
  return (
    <div className="grid gap-6">
      <PageHeading title={t('title')} above={<span lang={title.lang}>{title.text}</span>} lead={t('lead')} />
      {!open || !joint || own.length === 0 || others.length === 0 ? (
        <EmptyState kind="none" title={!open ? t('closed') : !joint ? t('notJoint') : t('nobody')}>
          <p>{!open ? t('closedText') : !joint ? t('notJointText') : t('nobodyText')}</p>
        </EmptyState>
      ) : (
        <Form action={proposeAction} hidden={{ _org: organization.slug, tenderId: need.id }} className="grid gap-6">
          <Select
            name="own"
            label={t('own')}
            options={own.map(({ productId, product, role }) => ({ value: productId, label: `${product} (${roles(role)})` }))}
          />
          <NumberInput name="ownQuantity" label={t('ownQuantity')} hint={t('whole', { quantity: need.item?.quantity ?? 0 })} />
          <FieldGroup name="members" legend={t('partners')} hint={t('partnersHint')}>
            {others.map(({ productId, maker, place, product, role }) => (
              <NumberInput
                key={productId}
                name={`quantity.${productId}`}
                label={`${maker}, ${place}`}
                hint={`${roles(role)}: ${product}`}
              />
            ))}
          </FieldGroup>
          <Notice kind="info" title={t('meaning')}>
            <ul className="mt-1 list-[square] pl-5">
              <li>{t('onceOnly')}</li>
              <li>{t('leadSees')}</li>
              <li>{t('allSign')}</li>
            </ul>
          </Notice>
          <SubmitButton>{t('submit')}</SubmitButton>
        </Form>
      )}
    </div>
  )
}
