import { getTranslations } from 'next-intl/server'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { PayoutState } from '#lib/payments/index.ts'
import { mayUseStripe, printedAccount } from '#lib/payments/rules.ts'
import { connect } from './actions'

type Props = { payout: PayoutState; slug: string; mayChange: boolean; back: boolean }

/** Where the maker's money goes: the account for transfers, and the payouts through Stripe where there are any. */
export async function PayoutPanel({ payout, slug, mayChange, back }: Props) {
  const t = await getTranslations('payments.payout')
  const offered = mayUseStripe(payout.country)
  const link = 'text-brand underline underline-offset-4 hover:text-brand-hover'
  return (
    <section aria-labelledby="payout" className="mb-8 grid gap-4">
      <h2 id="payout" className="text-xl">
        {t('title')}
      </h2>
      {back && payout.stripe === 'started' && (
        <Notice kind="info" title={t('checking')} announce>
          <p>{t('checkingText')}</p>
        </Notice>
      )}
      <KeyValue
        rows={[
          {
            label: t('transfers'),
            value: payout.account ? (
              <>
                {payout.payeeName} · <span className="font-mono">{printedAccount(payout.account)}</span>
              </>
            ) : (
              <StatusTag kind="attention">{t('noAccount')}</StatusTag>
            ),
            change: mayChange && (
              <SiteLink to={`/w/${slug}/maker/payments/account`} className={link}>
                {t(payout.account ? 'changeAccount' : 'addAccount')}
              </SiteLink>
            ),
          },
          {
            label: t('stripe'),
            value: offered ? <StripeState state={payout.stripe} /> : t('notOffered'),
          },
        ]}
      />
      {offered && payout.stripe !== 'ready' && mayChange && (
        <>
          <p className="max-w-prose text-ink-2">{t('why')}</p>
          <Form action={connect} hidden={{ _org: slug }}>
            <SubmitButton kind="secondary">{t(payout.stripe === 'none' ? 'connect' : 'resume')}</SubmitButton>
          </Form>
        </>
      )}
    </section>
  )
}

async function StripeState({ state }: { state: PayoutState['stripe'] }) {
  const t = await getTranslations('payments.payout')
  return (
    <StatusTag kind={state === 'ready' ? 'done' : state === 'started' ? 'attention' : 'draft'}>{t(`state.${state}`)}</StatusTag>
  )
}
