import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { LineReason } from '#components/payments/line-reason.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findOpenLine } from '#lib/payments/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { match, setAside } from '../../actions'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string; line: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('payments.statement'))('which') }
}

/** One question: which invoice does this transfer pay? */
export default async function OpenLinePage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const line = await findOpenLine(actor, (await params).line)
  if (!line) notFound()
  const t = await getTranslations('payments.statement')
  const hidden = { _org: organization.slug, lineId: line.id }
  return (
    <div className="grid gap-6">
      <PageHeading
        above={
          <SiteLink to={`/w/${organization.slug}/maker/payments/statement`} className="underline underline-offset-4">
            {t('title')}
          </SiteLink>
        }
        title={t('which')}
        lead={<LineReason line={line} />}
      />
      <KeyValue
        rows={[
          { label: t('amount'), value: <MoneyText value={line.amount} /> },
          { label: t('booked'), value: <DateText at={line.bookedAt} zone={organization.timeZone} dateOnly /> },
          { label: t('bankId'), value: <span className="font-mono break-all">{line.bankId}</span> },
          { label: t('text'), value: line.reference === '' ? '–' : <span className="break-words">{line.reference}</span> },
        ]}
      />
      <Form action={match} hidden={hidden}>
        <TextInput
          name="invoiceNumber"
          label={t('invoiceNumber')}
          hint={t('invoiceNumberHint')}
          defaultValue={line.invoice?.number ?? ''}
          className="font-mono"
          maxLength={40}
          autoComplete="off"
        />
        <SubmitButton>{t('match')}</SubmitButton>
      </Form>
      <Form action={setAside} hidden={hidden} className="grid gap-2 border-t border-line pt-6">
        <p className="max-w-prose text-ink-2">{t('setAsideText')}</p>
        <SubmitButton kind="secondary">{t('setAside')}</SubmitButton>
      </Form>
    </div>
  )
}
