import { receiveEvent } from '#lib/payments/index.ts'
import { db } from '#lib/platform/db.ts'
import type { Stripe } from '#lib/platform/stripe.ts'
import { crowd, shuffled } from '#tools/prove/ledger/crowd.ts'
import { addPayment, type Made, noteCharge } from '#tools/prove/ledger/payments.ts'
import type { Outcome } from '#tools/prove/ledger/post-at-once.ts'

type Course = { random: () => number; payments: number }
const hands = 8

/**
 * Lets the real receiver take what Stripe might send about many payments: each event up to four times, at once and in any order. An
 * event that overtakes its payment is answered with "later" and comes again, as the job would bring it.
 */
export async function deliverWebhooks({ random, payments }: Course): Promise<Outcome> {
  const made = []
  for (let index = 0; index < payments; index++) made.push(await addPayment(index, random))
  const course = made.map((payment) => ({ payment, ...eventsOf(payment, random) }))
  const count = { deliveries: 0, tooEarly: 0 }

  const early = course.flatMap(({ payment, later }) => [
    completed(payment),
    completed(payment),
    ...later.filter(() => random() < 0.3),
  ])
  await deliver(shuffled(early, random), count)
  for (const { payment } of course) await noteCharge(payment)
  let round = course.flatMap(({ payment, later }) => [completed(payment), ...later.flatMap((event) => copies(event, random))])
  for (let rounds = 0; round.length > 0 && rounds < 10; rounds++) round = await deliver(shuffled(round, random), count)
  if (round.length > 0) throw new Error(`${round.length} events were never taken`)
  const queued = await db().$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM graphile_worker.jobs`
  if (queued[0]!.count === 0n) throw new Error('no transfer was asked for')
  return {
    facts: course.reduce((sum, { later }) => sum + 3 + later.length, 0),
    held: course.reduce((sum, { payment, moved }) => sum + payment.amount - payment.fee + moved, 0n),
    ...count,
  }
}

async function deliver(events: Stripe.Event[], count: { deliveries: number; tooEarly: number }): Promise<Stripe.Event[]> {
  const again: Stripe.Event[] = []
  await crowd(events, hands, async (event) => {
    count.deliveries += 1
    if ((await receiveEvent(event)) !== 'later') return
    count.tooEarly += 1
    again.push(event)
  })
  return again
}

function copies(event: Stripe.Event, random: () => number): Stripe.Event[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => event)
}

/** What follows a payment, and by how much it moves our balance: a transfer, then perhaps part of it back, a refund or a dispute. */
function eventsOf(payment: Made, random: () => number): { later: Stripe.Event[]; moved: bigint } {
  const net = payment.amount - payment.fee
  const transfer = event(payment, 'transfer.created', {
    id: `tr_${payment.id}`,
    amount: Number(net),
    metadata: { payment: payment.id },
  })
  const part = payment.amount / 4n
  const kind = Math.floor(random() * 3)
  if (kind === 0) return { later: [transfer], moved: -net }
  if (kind === 1) {
    const refunds = [1, 2].map((turn) =>
      event(
        payment,
        'refund.created',
        { id: `re_${turn}_${payment.id}`, status: 'succeeded', charge: payment.chargeId, amount: Number(part) },
        turn,
      ),
    )
    return { later: [transfer, ...refunds], moved: -net - 2n * part }
  }
  const movement = { id: `txn_${payment.id}`, amount: -Number(payment.amount), fee: 1500 }
  const dispute = event(payment, 'charge.dispute.created', {
    id: `dp_${payment.id}`,
    charge: payment.chargeId,
    status: 'needs_response',
    balance_transactions: [movement],
  })
  return { later: [transfer, dispute], moved: -net - payment.amount - 1500n }
}

function completed(payment: Made): Stripe.Event {
  const { id, amount, currency } = payment
  return event(payment, 'checkout.session.completed', {
    id: `cs_${id}`,
    payment_status: 'paid',
    client_reference_id: id,
    amount_total: Number(amount),
    currency: currency.toLowerCase(),
  })
}

function event(payment: Made, type: string, object: object, turn = 0): Stripe.Event {
  return { id: `evt_${type}_${turn}_${payment.id}`, type, data: { object } } as unknown as Stripe.Event
}
