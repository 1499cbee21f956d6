import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { OrderView } from '#lib/fulfilment/index.ts'
import type { OrderDesk } from './order-page'

/** The signature that this side still owes, or what it waits for. */
export function SignOrder({ order, desk }: { order: OrderView; desk: OrderDesk }) {
  const t = useTranslations('orders.sign')
  const signed = desk.kind === 'city' ? order.signedAt !== null : order.lines.every((line) => line.signedAt !== null)
  if (signed) return <Notice kind="info" title={t('waiting')} />
  return (
    <section className="border-2 border-line-strong bg-surface p-5">
      <h2 className="text-xl">{t('title')}</h2>
      <p className="mt-1 mb-4 max-w-prose text-ink-2">{t('text')}</p>
      {desk.maySign && (
        <Form action={desk.sign} hidden={{ _org: desk.org, orderId: order.id }} doneTitle={t('done')}>
          <SubmitButton>{t(desk.kind)}</SubmitButton>
        </Form>
      )}
    </section>
  )
}
