import { placeOf } from '#lib/payments/invoice-parts.ts'
import { mayPay, visibleTo } from '#lib/payments/policy.ts'
import { openPayment } from '#lib/payments/rules.ts'
import { payInput } from '#lib/payments/schema.ts'
import { command } from '#lib/platform/command.ts'
import { addJob } from '#lib/platform/jobs.ts'
import { conflict } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'

/**
 * A city's finance officer wants to pay an invoice through Stripe. Only the intent is written here, with the id that makes every
 * call to Stripe about it happen once; Checkout is opened after the commit. Pressing twice leads to the same payment page.
 * Throws Fault conflict when the invoice is not due, or is to be paid by transfer.
 */
export const payInvoice = command({
  name: 'payments.payInvoice',
  input: payInput,
  load: ({ tx, actor }, { invoiceId }) => tx.invoice.findFirst({ where: { id: invoiceId, ...visibleTo(actor) } }),
  allow: mayPay,
  async run({ tx, now, announce }, { id: invoiceId, rail, buyerId, milestoneId }, { locale }) {
    if (rail !== 'stripe') throw conflict('invoiceByTransfer')
    const [locked] = await tx.$queryRaw<{ status: string }[]>`SELECT status FROM invoice WHERE id = ${invoiceId} FOR UPDATE`
    if (locked?.status !== 'due') throw conflict('invoiceNotDue')
    const open = await tx.stripePayment.findFirst({ where: { invoiceId, status: { in: openPayment } }, select: { id: true } })
    const paymentId = open?.id ?? newId('payment', now.getTime())
    if (!open) {
      await tx.stripePayment.create({
        data: { id: paymentId, invoiceId, status: 'created', locale, createdAt: now, updatedAt: now },
      })
      await addJob(tx, 'open_checkout', { paymentId }, { jobKey: `open_checkout:${paymentId}` })
    }
    const { subject, orderLineId } = await placeOf(tx, milestoneId)
    announce({
      name: 'payment.requested',
      subject,
      organizationId: buyerId,
      payload: { invoiceId, paymentId, orderLineId },
    })
    return { paymentId }
  },
})
