import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground, type Playground } from './playground.ts'

let it: Playground
beforeAll(async () => {
  it = await openPlayground()
})
afterAll(() => it.close())

test('A maker is onboarded, a city pays a milestone by card, and the money reaches the bank of the maker', async () => {
  const { stripe, receiver } = it
  const maker = await stripe.accounts.create({
    type: 'express',
    country: 'DE',
    email: 'desk@maker.example',
    business_profile: { name: 'Nordlicht Metall' },
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    metadata: { organization: 'org_1' },
  })
  expect(maker).toMatchObject({
    object: 'account',
    payouts_enabled: false,
    default_currency: 'eur',
    capabilities: { transfers: 'inactive' },
  })

  const link = await stripe.accountLinks.create({
    account: maker.id,
    type: 'account_onboarding',
    return_url: 'http://localhost:3000/w/nordlicht',
    refresh_url: 'http://localhost:3000/again',
  })
  const page = await (await it.open(link.url)).text()
  expect(page).toContain('Local Stripe – no money moves')
  expect(page).toContain('Nordlicht Metall')
  const finished = await it.submit(link.url, { answer: 'finish' })
  expect([finished.status, finished.headers.get('location')]).toEqual([303, 'http://localhost:3000/w/nordlicht'])
  expect((await it.open(link.url)).headers.get('location')).toBe('http://localhost:3000/again')
  await receiver.until('account.updated')
  const told = receiver.events.find((event) => event.type === 'account.updated')!
  expect(told.account).toBe(maker.id)
  expect(told.data.object).toMatchObject({ payouts_enabled: true, charges_enabled: true, capabilities: { transfers: 'active' } })

  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 2, price_data: { currency: 'eur', unit_amount: 40_000, product_data: { name: 'Bench' } } },
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 20_000, product_data: { name: 'Transport' } } },
    ],
    client_reference_id: 'mil_1',
    metadata: { milestone: 'mil_1' },
    payment_intent_data: { transfer_group: 'ord_1', metadata: { milestone: 'mil_1' } },
    success_url: 'http://localhost:3000/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/orders',
  })
  expect(session).toMatchObject({
    amount_total: 100_000,
    currency: 'eur',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
  })
  const paid = await it.payPage(session)
  expect([paid.status, paid.headers.get('location')]).toEqual([303, `http://localhost:3000/paid?session=${session.id}`])
  await receiver.until('checkout.session.completed')
  expect(receiver.types().filter((type) => !type.startsWith('account.'))).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ])
  const completed = receiver.events.at(-1)!.data.object as Stripe.Checkout.Session
  expect(completed).toMatchObject({ client_reference_id: 'mil_1', payment_status: 'paid', metadata: { milestone: 'mil_1' } })

  const intent = await stripe.paymentIntents.retrieve(completed.payment_intent as string, {
    expand: ['latest_charge.balance_transaction'],
  })
  const charge = intent.latest_charge as Stripe.Charge
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 100_000,
    transfer_group: 'ord_1',
    metadata: { milestone: 'mil_1' },
  })
  expect(charge.balance_transaction).toMatchObject({ amount: 100_000, fee: 1525, net: 98_475 })
  expect(await it.available()).toBe(98_475)

  const transfer = await stripe.transfers.create({
    amount: 95_000,
    currency: 'eur',
    destination: maker.id,
    source_transaction: charge.id,
  })
  expect(transfer).toMatchObject({ transfer_group: 'ord_1', source_transaction: charge.id, reversed: false })
  expect([await it.available(), await it.available(maker.id)]).toEqual([3475, 95_000])

  const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 5000 })
  expect(reversal).toMatchObject({ object: 'transfer_reversal', amount: 5000, transfer: transfer.id })
  expect([await it.available(), await it.available(maker.id)]).toEqual([8475, 90_000])

  const payout = await stripe.payouts.create({ amount: 90_000, currency: 'eur' }, { stripeAccount: maker.id })
  expect(payout.status).toBe('pending')
  await receiver.until('payout.paid')
  expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount: maker.id })).status).toBe('paid')
  await expect(stripe.payouts.retrieve(payout.id)).rejects.toMatchObject({ code: 'resource_missing' })
  expect(await it.available(maker.id)).toBe(0)

  const rows = await stripe.balanceTransactions.list({ limit: 100 })
  expect(rows.data.map((row) => [row.type, row.net])).toEqual([
    ['transfer_refund', 5000],
    ['transfer', -95_000],
    ['charge', 98_475],
  ])
  expect(rows.data.reduce((sum, row) => sum + row.net, 0)).toBe(await it.available())
})
