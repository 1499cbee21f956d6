import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { countWaiting, findProof, listAccounts, listTransactions, reconcile } from '#lib/payments/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'
import { AccountTable } from './account-table'
import { Proof } from './proof'
import { ReconciliationTable } from './reconciliation-table'
import { TransactionList } from './transaction-list'

export const access = operatorAccess('finance', 'admin')

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('payments.ledger'))('title') }
}

/** All money that the platform holds or has seen, the proof that it adds up, and whether Stripe says the same. */
export default async function LedgerPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('payments.ledger')
  const [proof, waiting, compared, accounts] = await Promise.all([
    findProof(),
    countWaiting(actor),
    reconcile(actor),
    listAccounts(actor),
  ])
  const { rows, older, newer } = await listTransactions(actor, await searchParams)
  return (
    <div className="grid gap-8">
      <PageHeading title={t('title')} lead={t('lead')} />
      <Proof proof={proof} waiting={waiting} />
      <ReconciliationTable compared={compared} />
      {accounts.length === 0 ? (
        <EmptyState kind="none" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <AccountTable accounts={accounts} />
          <TransactionList transactions={rows} />
        </>
      )}
      <Pagination label={t('pages')} base={`/w/${organization.slug}/operator/ledger`} newer={newer} older={older} />
    </div>
  )
}
