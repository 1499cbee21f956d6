import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { FileInput } from '#components/forms/file-input.tsx'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Textarea } from '#components/forms/textarea.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listOpenLines, statementColumns } from '#lib/payments/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { readStatement } from '../actions'
import { OpenLines } from './open-lines'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('payments.statement'))('title') }
}

/** A bank statement read in, and the transfers in it that no invoice explains. */
export default async function StatementPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const lines = await listOpenLines(actor)
  const t = await getTranslations('payments')
  const hidden = { _org: organization.slug }
  return (
    <>
      <PageHeading
        above={
          <SiteLink to={`/w/${organization.slug}/maker/payments`} className="underline underline-offset-4">
            {t('list.title')}
          </SiteLink>
        }
        title={t('statement.title')}
        lead={t('statement.lead')}
      />
      <section aria-labelledby="open-lines" className="mb-10 grid gap-3">
        <h2 id="open-lines" className="text-xl">
          {t('statement.openTitle')}
        </h2>
        {lines.length === 0 ? (
          <EmptyState kind="none" title={t('statement.noneOpen')}>
            <p>{t('statement.noneOpenText')}</p>
          </EmptyState>
        ) : (
          <OpenLines lines={lines} base={`/w/${organization.slug}/maker/payments/statement`} zone={organization.timeZone} />
        )}
      </section>
      <section aria-labelledby="read-in" className="grid gap-3">
        <h2 id="read-in" className="text-xl">
          {t('statement.readIn')}
        </h2>
        <Form action={readStatement} hidden={hidden} doneTitle={t('statement.done')}>
          <FileInput name="file" label={t('statement.file')} hint={t('statement.fileHint')} accept=".csv,text/csv,text/plain" />
          <Textarea
            name="statement"
            label={t('statement.lines')}
            hint={t('statement.linesHint', { columns: statementColumns.join(', ') })}
            rows={6}
            spellCheck={false}
          />
          <SubmitButton>{t('statement.submit')}</SubmitButton>
        </Form>
      </section>
    </>
  )
}
