import { recordTransfer } from '#lib/payments/stripe/make-transfer.ts'
import { recordCharge } from '#lib/payments/stripe/record-charge.ts'
import { recordCheckout, recordExpiry } from '#lib/payments/stripe/record-checkout.ts'
import { recordDispute } from '#lib/payments/stripe/record-dispute.ts'
import { recordRefund } from '#lib/payments/stripe/record-refund.ts'
import { recordReversal } from '#lib/payments/stripe/reverse-transfer.ts'
import { TooEarly } from '#lib/payments/stripe/too-early.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { addJob } from '#lib/platform/jobs.ts'
import { type Stripe, stripe } from '#lib/platform/stripe.ts'

/** done: its effect is committed · known: it came before and had its effect then · later: a job reads it once its charge is known. */
export type Reception = 'done' | 'known' | 'later'

/** Takes an event whose signature was checked. Its id is stored with its effect, so a replay has none. */
export async function receiveEvent(event: Stripe.Event): Promise<Reception> {
  try {
    return await transaction(async (tx, now) => {
      if (!(await noteEvent(tx, now, event))) return 'known'
      await apply(tx, now, event)
      return 'done'
    })
  } catch (error) {
    if (!(error instanceof TooEarly)) throw error
    await transaction((tx) => addJob(tx, 'read_stripe_event', { eventId: event.id }, { jobKey: `read_stripe_event:${event.id}` }))
    return 'later'
  }
}

/** False when it is noted already; waits for another delivery of it that is under way. */
async function noteEvent(tx: Tx, now: Date, { id, type }: Pick<Stripe.Event, 'id' | 'type'>): Promise<boolean> {
  const { count } = await tx.stripeEvent.createMany({ data: [{ id, type, receivedAt: now }], skipDuplicates: true })
  return count === 1
}

async function apply(tx: Tx, now: Date, event: Stripe.Event): Promise<void> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return recordCheckout(tx, now, event.data.object)
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return recordExpiry(tx, now, event.data.object)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return recordDispute(tx, now, event.data.object)
    case 'refund.created':
    case 'refund.updated':
      return recordRefund(tx, now, event.data.object)
    case 'transfer.created':
      return recordTransfer(tx, now, event.data.object)
    case 'transfer.reversed': {
      const { metadata, reversals } = event.data.object
      for (const reversal of reversals.data) if (metadata.payment) await recordReversal(tx, now, metadata.payment, reversal)
      return
    }
    case 'account.updated':
      // An old event must not undo a newer one: the job asks how the account stands now.
      return addJob(
        tx,
        'read_payout_account',
        { stripeAccountId: event.data.object.id },
        { jobKey: `read_payout_account:${event.id}` },
      )
    default:
      return
  }
}

/** Reads an event again that came before its charge was known. Throws until the payment is recorded, so that the job is tried again. */
export async function readLateEvent(eventId: string): Promise<void> {
  const event = await stripe().events.retrieve(eventId)
  const { charge: chargeId } = event.data.object as { charge?: string }
  const charge = await stripe().charges.retrieve(String(chargeId))
  const payment = await db().stripePayment.findUnique({ where: { id: charge.metadata.payment ?? '' } })
  if (!payment) {
    await transaction((tx, now) => noteEvent(tx, now, event))
    return
  }
  await recordCharge(payment.id)
  if ((await receiveEvent(event)) === 'later') throw new TooEarly(charge.id)
}
