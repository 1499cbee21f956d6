import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { findPayoutState } from '#lib/payments/index.ts'
import { printedAccount } from '#lib/payments/rules.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { saveAccount } from '../actions'

export const access = makerAccess('owner')

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('payments.account'))('title') }
}

/** The bank account that cities see on the maker's invoices. */
export default async function BankAccountPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const payout = await findPayoutState(actor)
  if (!payout) notFound()
  const t = await getTranslations('payments.account')
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Form action={saveAccount} hidden={{ _org: organization.slug }}>
        <TextInput
          name="payeeName"
          label={t('payeeName')}
          hint={t('payeeNameHint')}
          defaultValue={payout.payeeName}
          autoComplete="organization"
          maxLength={120}
        />
        <TextInput
          name="account"
          label={t('account')}
          hint={t('accountHint')}
          defaultValue={payout.account ? printedAccount(payout.account) : ''}
          className="font-mono"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
        />
        <p className="max-w-prose text-sm text-ink-2">{t('consequence')}</p>
        <SubmitButton>{t('submit')}</SubmitButton>
      </Form>
    </>
  )
}
