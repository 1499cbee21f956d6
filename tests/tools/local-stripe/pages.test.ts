import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground, type Playground } from './playground.ts'

let it: Playground
let clock = Date.UTC(2026, 10, 22)
beforeAll(async () => {
  it = await openPlayground({ now: () => clock })
})
afterAll(() => it.close())

test('The payment page speaks the language of the session, else of the browser', async () => {
  const read = async (locale: 'en' | 'ko' | 'zh' | 'auto', browser = 'fr') => {
    const session = await it.openCheckout({ locale })
    return (await it.open(session.url!, browser)).text()
  }
  expect(await read('en')).toContain('<html lang="en">')
  expect(await read('ko')).toContain('로컬 Stripe – 실제 돈은 오가지 않습니다')
  expect(await read('zh')).toContain('本地 Stripe – 不会产生真实资金往来')
  expect(await read('auto', 'de, ko;q=0.8')).toContain('<html lang="ko">')
  expect(await read('auto', 'fr')).toContain('<html lang="en">')
})

test('A mistake is explained at its field and what was typed stays, but for the security code', async () => {
  const session = await it.openCheckout()
  const answer = await it.submit(session.url!, {
    email: 'clerk',
    name: 'Clerk <b>',
    number: '1234',
    expiry: '09/26',
    cvc: '98765',
  })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('<a href="#email">Enter an email address such as name@example.org.</a>')
  expect(page).toContain('<a href="#expiry">The card has expired. Enter a later month.</a>')
  expect(page).toContain('<a href="#number">This is not one of the test cards. Use one from the hint.</a>')
  expect(page).toContain('<a href="#cvc">Enter the 3 or 4 digits of the security code.</a>')
  expect(page).toContain('value="clerk"')
  expect(page).toContain('Clerk &#60;b&#62;')
  expect(page).not.toContain('98765')
  for (const name of ['email', 'name', 'number', 'expiry', 'cvc']) {
    expect(page).toContain(`<label for="${name}">`)
    expect(page).toContain(`id="${name}" name="${name}"`)
  }
})

test('The policy of the page allows no script and no other target than the way back', async () => {
  const session = await it.openCheckout()
  const policy = (await it.open(session.url!)).headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("form-action 'self' http://localhost:3000")
  expect((await it.open('/assets/pages.css')).headers.get('content-type')).toContain('text/css')
})

test('A session expires after its time and can then not be paid', async () => {
  const session = await it.openCheckout()
  clock += 24 * 3600 * 1000
  const answer = await it.payPage(session)
  expect(answer.status).toBe(410)
  expect((await it.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
  await it.receiver.until('checkout.session.expired')
})

test('Onboarding that is saved for later changes nothing, and an old link leads to a new one', async () => {
  const account = await it.stripe.accounts.create({
    controller: { stripe_dashboard: { type: 'express' } },
    country: 'FR',
    capabilities: { transfers: { requested: true } },
  })
  const link = () =>
    it.stripe.accountLinks.create({
      account: account.id,
      type: 'account_onboarding',
      return_url: 'http://localhost:3000/back',
      refresh_url: 'http://localhost:3000/again',
    })
  const first = await link()
  expect((await it.submit(first.url, { answer: 'later' })).headers.get('location')).toBe('http://localhost:3000/back')
  expect((await it.stripe.accounts.retrieve(account.id)).details_submitted).toBe(false)
  clock += 301_000
  expect((await it.open(first.url)).headers.get('location')).toBe('http://localhost:3000/again')
  await it.submit((await link()).url, { answer: 'finish' })
  expect((await it.stripe.accounts.retrieve(account.id)).payouts_enabled).toBe(true)
  await it.control(`accounts/${account.id}/restrict`)
  expect(await it.stripe.accounts.retrieve(account.id)).toMatchObject({
    payouts_enabled: false,
    capabilities: { transfers: 'inactive' },
  })
})

test('An address that leads nowhere is a page that says so', async () => {
  for (const path of ['/', '/c/pay/cs_test_none', '/setup/none', '/instructions/pi_none']) {
    const answer = await it.open(path)
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Page not found')])
  }
})

test('The bank transfer page shows the reference and can play the bank', async () => {
  const customer = await it.stripe.customers.create({ name: 'City of Havn' })
  const intent = await it.stripe.paymentIntents.create({
    amount: 5000,
    currency: 'eur',
    customer: customer.id,
    allowed_payment_method_types: ['customer_balance'],
    payment_method_data: { type: 'customer_balance' },
    confirm: true,
  })
  const { hosted_instructions_url: url, reference } = intent.next_action!.display_bank_transfer_instructions!
  expect(await (await it.open(url!)).text()).toContain(reference!)
  expect((await it.submit(url!, {})).status).toBe(303)
  expect((await it.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
})
