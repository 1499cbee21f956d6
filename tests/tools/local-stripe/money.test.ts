import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground, type Playground } from './playground.ts'

let it: Playground
beforeAll(async () => {
  it = await openPlayground()
})
afterAll(() => it.close())

test('A charge is refunded in parts and never above what was charged', async () => {
  const { stripe } = it
  const charge = await it.addPaidCharge(10_000)
  const before = await it.available()
  await stripe.refunds.create({ charge: charge.id, amount: 4000, reason: 'requested_by_customer' })
  await expect(stripe.refunds.create({ charge: charge.id, amount: 6001 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    param: 'amount',
  })
  expect(await stripe.refunds.create({ payment_intent: charge.payment_intent as string })).toMatchObject({
    amount: 6000,
    status: 'succeeded',
  })
  await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_already_refunded' })
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 10_000, refunded: true })
  expect(await it.available()).toBe(before - 10_000)
  expect((await stripe.refunds.list({ charge: charge.id })).data.map((refund) => refund.amount)).toEqual([6000, 4000])
})

test('A declined card charges nothing and the payer may try another one', async () => {
  const { stripe } = it
  const session = await it.openCheckout()
  const before = await it.available()
  const declined = await it.payPage(session, '4000 0000 0000 0002')
  expect(declined.status).toBe(402)
  expect(await declined.text()).toContain('The card was declined. Nothing was charged.')
  const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(open).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
  })
  expect(await it.available()).toBe(before)
  await it.receiver.until('payment_intent.payment_failed')
  expect((await it.payPage(session)).status).toBe(303)
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  expect((await it.payPage(session)).status).toBe(200)
  expect(await it.available()).toBe(before + 98_475)
})

test('The disputing card takes the money back, and winning evidence returns it without the fee', async () => {
  const { stripe, receiver } = it
  const before = await it.available()
  const charge = await it.addPaidCharge(20_000, '4000000000000259')
  await receiver.until('charge.dispute.funds_withdrawn')
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data
  expect(dispute).toMatchObject({ amount: 20_000, status: 'needs_response', charge: charge.id })
  const charged = 20_000 - 325
  expect(await it.available()).toBe(before + charged - 20_000 - 1500)
  await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' })
  const won = await stripe.disputes.update(dispute!.id, { evidence: { uncategorized_text: 'winning_evidence' } })
  expect(won.status).toBe('won')
  expect(await it.available()).toBe(before + charged - 1500)
  await receiver.until('charge.dispute.closed')
  await expect(stripe.disputes.close(dispute!.id)).rejects.toMatchObject({ message: 'This dispute is already closed' })
})

test('Losing evidence, or closing a dispute, leaves the money with the cardholder', async () => {
  const { stripe, receiver } = it
  for (const lose of [
    (id: string) => stripe.disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' } }),
    (id: string) => stripe.disputes.close(id),
  ]) {
    const charge = await it.addPaidCharge(20_000, '4000000000000259')
    const after = await it.available()
    let found = await stripe.disputes.list({ charge: charge.id })
    while (found.data.length === 0) found = await stripe.disputes.list({ charge: charge.id })
    expect((await lose(found.data[0]!.id)).status).toBe('lost')
    expect(await it.available()).toBeLessThanOrEqual(after)
  }
  await receiver.until('charge.dispute.closed', 3)
})

test('Transfers stop at the charge, at the balance and at an account that may not receive', async () => {
  const { stripe } = it
  const maker = await it.addReadyMaker()
  const charge = await it.addPaidCharge(10_000)
  const transfer = (amount: number, more: object = { source_transaction: charge.id }) =>
    stripe.transfers.create({ amount, currency: 'eur', destination: maker.id, ...more })
  const first = await transfer(6000)
  await expect(transfer(4001)).rejects.toMatchObject({ code: 'balance_insufficient' })
  await transfer(4000)
  await expect(transfer(10_000_000, {})).rejects.toMatchObject({ code: 'balance_insufficient' })
  await expect(transfer(1, { currency: 'krw' })).rejects.toMatchObject({ code: 'balance_insufficient' })
  const idle = await stripe.accounts.create({ type: 'express', country: 'FR', capabilities: { transfers: { requested: true } } })
  await expect(transfer(1, { destination: idle.id })).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' })
  await stripe.payouts.create({ amount: 9000, currency: 'eur' }, { stripeAccount: maker.id })
  await expect(stripe.transfers.createReversal(first.id)).rejects.toMatchObject({ code: 'balance_insufficient' })
  expect(await stripe.transfers.createReversal(first.id, { amount: 1000 })).toMatchObject({ amount: 1000 })
})

test('A bank transfer finds its payment by reference, in parts, and what is too much stays with the customer', async () => {
  const { stripe, receiver } = it
  const customer = await stripe.customers.create({ name: 'City of Havn', email: 'treasury@havn.example' })
  const ask = () =>
    stripe.paymentIntents.create({
      amount: 50_000,
      currency: 'eur',
      customer: customer.id,
      allowed_payment_method_types: ['customer_balance'],
      payment_method_data: { type: 'customer_balance' },
      payment_method_options: {
        customer_balance: {
          funding_type: 'bank_transfer',
          bank_transfer: { type: 'eu_bank_transfer', eu_bank_transfer: { country: 'DE' } },
        },
      },
      confirm: true,
    })
  const [older, newer] = [await ask(), await ask()]
  const instructions = newer.next_action!.display_bank_transfer_instructions!
  expect([newer.status, instructions.amount_remaining]).toEqual(['requires_action', 50_000])
  const fund = (amount: number, reference?: string) =>
    stripe.testHelpers.customers.fundCashBalance(customer.id, { amount, currency: 'eur', reference })
  await fund(20_000, instructions.reference!)
  expect((await stripe.paymentIntents.retrieve(newer.id)).next_action!.display_bank_transfer_instructions!.amount_remaining).toBe(
    30_000,
  )
  await fund(30_000, instructions.reference!)
  expect(await stripe.paymentIntents.retrieve(newer.id)).toMatchObject({ status: 'succeeded', amount_received: 50_000 })
  expect((await stripe.paymentIntents.retrieve(older.id)).status).toBe('requires_action')
  await fund(51_000)
  expect((await stripe.paymentIntents.retrieve(older.id)).status).toBe('succeeded')
  expect((await stripe.customers.retrieveCashBalance(customer.id)).available).toEqual({ eur: 1000 })
  await receiver.until('cash_balance.funds_available')
  expect(receiver.types()).toContain('payment_intent.partially_funded')
})

test('Won have no decimals: 1,500,000 minor units are 1,500,000 won', async () => {
  const session = await it.openCheckout({ locale: 'ko' }, 1_500_000, 'krw')
  const page = await (await it.open(session.url!)).text()
  expect(page).toContain('₩1,500,000 결제하기')
  await it.payPage(session)
  expect(await it.available(undefined, 'krw')).toBe(1_500_000 - 22_525)
})

test('A payout that the bank refuses returns to the balance', async () => {
  const slow = await openPlayground({ payoutDelayMs: 60_000 })
  try {
    const maker = await slow.addReadyMaker()
    const charge = await slow.addPaidCharge(10_000)
    await slow.stripe.transfers.create({ amount: 10_000, currency: 'eur', destination: maker.id, source_transaction: charge.id })
    const account = { stripeAccount: maker.id }
    const failing = await slow.stripe.payouts.create({ amount: 6000, currency: 'eur' }, account)
    const stopped = await slow.stripe.payouts.create({ amount: 4000, currency: 'eur' }, account)
    expect(await slow.available(maker.id)).toBe(0)
    await expect(slow.stripe.payouts.create({ amount: 1, currency: 'eur' }, account)).rejects.toMatchObject({
      code: 'balance_insufficient',
    })
    await slow.control(`payouts/${failing.id}/settle`, { outcome: 'failed' })
    await slow.stripe.payouts.cancel(stopped.id, {}, account)
    expect(await slow.available(maker.id)).toBe(10_000)
    await slow.receiver.until('payout.failed')
    expect((await slow.control(`payouts/${failing.id}/settle`)).status).toBe(404)
  } finally {
    await slow.close()
  }
})
