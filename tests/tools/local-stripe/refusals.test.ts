import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, openPlayground, type Playground, SECRET_KEY } from './playground.ts'

let it: Playground
beforeAll(async () => {
  it = await openPlayground()
})
afterAll(() => it.close())

test('A wrong key and a missing key are 401', async () => {
  await expect(connect(it.local, 'sk_test_somebody_else').balance.retrieve()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
  })
  const bare = await fetch(`${it.local.url}/v1/balance`)
  expect([bare.status, (await bare.json()) as object]).toEqual([
    401,
    { error: expect.objectContaining({ type: 'invalid_request_error' }) },
  ])
  expect((await it.control('faults', { duplicateNext: 1 }, 'wrong')).status).toBe(401)
})

test('A route that the emulator does not have is an unrecognized URL, never a success', async () => {
  const error = await it.stripe.subscriptions.list().catch((caught) => caught)
  expect(error).toMatchObject({ type: 'StripeInvalidRequestError', rawType: 'invalid_request_error', statusCode: 404 })
  expect(error.message).toContain('Unrecognized request URL (GET: /v1/subscriptions)')
  expect(error.requestId).toMatch(/^req_/)
})

describe('A parameter that is missing, unknown or out of range is named', () => {
  const cases: [string, Record<string, string>, object][] = [
    ['/v1/transfers', { currency: 'eur' }, { code: 'parameter_missing', param: 'amount' }],
    ['/v1/transfers', { amount: '1.5', currency: 'eur' }, { code: 'parameter_invalid_integer', param: 'amount' }],
    ['/v1/transfers', { amount: '-5', currency: 'eur' }, { code: 'parameter_invalid_integer', param: 'amount' }],
    ['/v1/transfers', { amount: '5', currency: 'gold' }, { param: 'currency' }],
    [
      '/v1/transfers',
      { amount: '5', currency: 'eur', destination: 'acct_none' },
      { code: 'resource_missing', param: 'destination' },
    ],
    ['/v1/transfers', { amount: '5', colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
    ['/v1/accounts', { country: 'KR' }, { code: 'country_unsupported', param: 'country' }],
    ['/v1/customers', { email: 'nobody' }, { code: 'email_invalid', param: 'email' }],
    ['/v1/customers', { 'metadata[a][b]': 'c' }, { param: 'metadata[a]' }],
    ['/v1/customers', { __proto__x: '1', 'constructor[prototype][y]': '1' }, { code: 'parameter_unknown' }],
    ['/v1/checkout/sessions', { mode: 'subscription' }, { param: 'mode' }],
    ['/v1/checkout/sessions', { mode: 'payment', 'line_items[0][quantity]': '1' }, { param: 'line_items[0][price_data]' }],
    [
      '/v1/checkout/sessions',
      {
        mode: 'payment',
        'line_items[0][price_data][currency]': 'eur',
        'line_items[0][price_data][unit_amount]': '10',
        'line_items[0][price_data][product_data][name]': 'A',
      },
      { code: 'amount_too_small' },
    ],
  ]
  test.each(cases)('%s %j', async (path, form, expected) => {
    const answer = await fetch(it.local.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET_KEY}` },
      body: new URLSearchParams(form),
    })
    const { error } = (await answer.json()) as { error: object }
    expect([answer.status, error]).toEqual([400, expect.objectContaining({ type: 'invalid_request_error', ...expected })])
  })
})

test('An object that does not exist, and an account that is not connected, are missing', async () => {
  await expect(it.stripe.charges.retrieve('ch_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
  })
  await expect(it.stripe.balance.retrieve({}, { stripeAccount: 'acct_none' })).rejects.toMatchObject({
    statusCode: 403,
    code: 'account_invalid',
  })
})

test('The same idempotency key answers the same again, and refuses another request', async () => {
  const { stripe } = it
  const key = { idempotencyKey: 'mil_7:transfer' }
  const first = await stripe.customers.create({ name: 'City of Havn' }, key)
  await stripe.customers.update(first.id, { name: 'Renamed' })
  const again = await stripe.customers.create({ name: 'City of Havn' }, key)
  expect(again).toEqual(first)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect((await stripe.customers.list({ limit: 100 })).data.filter((customer) => customer.id === first.id)).toHaveLength(1)
  await expect(stripe.customers.create({ name: 'Other' }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    rawType: 'idempotency_error',
    statusCode: 400,
  })
})

test('A refusal that came from the balance is remembered by its key, a mistake in the parameters is not', async () => {
  const { stripe } = it
  const maker = await it.addReadyMaker()
  const send = (amount: number, idempotencyKey: string) =>
    stripe.transfers.create({ amount, currency: 'usd', destination: maker.id }, { idempotencyKey })
  await expect(send(700, 'k1')).rejects.toMatchObject({ code: 'balance_insufficient' })
  await expect(send(0, 'k2')).rejects.toMatchObject({ param: 'amount' })
  const session = await it.openCheckout({}, 10_000, 'usd')
  await it.payPage(session)
  await expect(send(700, 'k1')).rejects.toMatchObject({ code: 'balance_insufficient' })
  expect((await send(700, 'k2')).amount).toBe(700)
})

test('An answer that was lost on the way is given again to the same key, and the work is done once', async () => {
  await it.control('faults', { loseAnswersNext: 1 })
  const customer = await it.stripe.customers.create({ name: 'Lost and found' }, { idempotencyKey: 'lost', maxNetworkRetries: 2 })
  expect(customer.lastResponse.headers['idempotent-replayed']).toBe('true')
  const named = (await it.stripe.customers.list({ limit: 100 })).data.filter((row) => row.name === 'Lost and found')
  expect(named).toHaveLength(1)
})

test('A call that fails on demand has done nothing', async () => {
  await it.control('faults', { failCallsNext: 1 })
  await expect(it.stripe.customers.create({ name: 'Never' })).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 })
  expect((await it.stripe.customers.list({ limit: 100 })).data.some((row) => row.name === 'Never')).toBe(false)
  expect((await it.control('faults', { thunder: 1 })).status).toBe(400)
})

test('A body without end is refused', async () => {
  const answer = await fetch(`${it.local.url}/v1/customers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}` },
    body: 'x'.repeat(300_000),
  }).catch((error: Error) => error)
  expect(answer instanceof Error || answer.status === 413).toBe(true)
})
