import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPaymentWorld, type PaymentWorld } from '#tests/lib/payments/world.ts'

let it: PaymentWorld
let payments: typeof import('#lib/payments/index.ts')
beforeAll(async () => {
  it = await openPaymentWorld()
  payments = await import('#lib/payments/index.ts')
})
afterAll(() => it.close())

const disputing = '4000 0000 0000 0259'
/** 1.5 % of €1,000.00 and 25 cents. */
const fee = 1_525n

type Deal = Awaited<ReturnType<PaymentWorld['invoicedOrder']>>
const invoiceOf = ({ byStripe }: Deal) => it.db.invoice.findUniqueOrThrow({ where: { id: byStripe.id } })
const paymentOf = ({ byStripe }: Deal) =>
  it.db.stripePayment.findFirstOrThrow({ where: { invoiceId: byStripe.id }, orderBy: { createdAt: 'desc' } })
const stripeBalance = async (stripeAccount?: string) => {
  const { available } = await it.stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : undefined)
  return BigInt(available.find(({ currency }) => currency === 'eur')?.amount ?? 0)
}
const accountOf = async ({ brno }: Deal) =>
  (await it.db.payoutAccount.findUniqueOrThrow({ where: { organizationId: brno.organizationId } })).stripeAccountId!

/** What must hold after everything: the ledger proves itself and agrees with Stripe. */
async function expectBalanced() {
  expect(await payments.findProof()).toMatchObject({ uneven: 0, drifted: 0 })
  expect(await it.balance('heldAtStripe')).toBe(await stripeBalance())
}

async function paidDeal(number?: string): Promise<Deal> {
  const deal = await it.invoicedOrder()
  await it.connect(deal.brno)
  await it.pay((await it.openPage(deal.finance, deal.byStripe.id)).url, number)
  await it.rest()
  return deal
}

describe('Checkout', () => {
  test('pays the invoice, the maker gets the rest after the fee, and everything balances', async () => {
    const deal = await paidDeal()
    expect(await invoiceOf(deal)).toMatchObject({ status: 'paid', paidAt: expect.any(Date) })
    expect((await paymentOf(deal)).status).toBe('transferred')
    expect((await it.db.milestone.findUniqueOrThrow({ where: { id: deal.delivery } })).status).toBe('paid')
    expect(await stripeBalance(await accountOf(deal))).toBe(100_000n - fee)
    expect(await it.balance('heldForMaker', deal.brno.organizationId)).toBe(0n)
    expect(await it.balance('feeBorneByMaker', deal.brno.organizationId)).toBe(-fee)
    const names = (await it.db.event.findMany({ where: { subject: deal.orderId }, select: { name: true } })).map(
      ({ name }) => name,
    )
    const unplaced = await it.db.event.findMany({ where: { subject: deal.orderId } })
    expect(
      unplaced.filter(({ payload }) => 'invoiceId' in (payload as object) && !('orderLineId' in (payload as object))),
    ).toEqual([])
    expect(names).toEqual(expect.arrayContaining(['payment.requested', 'invoice.paid', 'milestone.paid', 'transfer.made']))
    await expectBalanced()
  })

  test('asked for twice, also at once, is one payment page', async () => {
    const deal = await it.invoicedOrder()
    const pages = await Promise.all([1, 2, 3].map(() => it.openPage(deal.finance, deal.byStripe.id).catch((error) => error)))
    const urls = new Set(pages.flatMap(({ url }) => url ?? []))
    expect(urls.size).toBe(1)
    expect((await it.openPage(deal.finance, deal.byStripe.id)).url).toBe([...urls][0])
    expect(await it.db.stripePayment.count({ where: { invoiceId: deal.byStripe.id } })).toBe(1)
  })

  test('that a bank refused days later may be tried again', async () => {
    const deal = await it.invoicedOrder()
    const { url } = await it.openPage(deal.finance, deal.byStripe.id)
    const { id } = await paymentOf(deal)
    const object = { client_reference_id: id }
    const event = { id: 'evt_refused', type: 'checkout.session.async_payment_failed', data: { object } }
    expect(await payments.receiveEvent(event as Parameters<typeof payments.receiveEvent>[0])).toBe('done')
    expect((await paymentOf(deal)).status).toBe('expired')
    expect((await it.openPage(deal.finance, deal.byStripe.id)).url).not.toBe(url)
  })

  test('is not offered for an invoice that is to be paid by transfer, nor for a paid one', async () => {
    const deal = await paidDeal()
    const ask = (invoiceId: string) => payments.payInvoice(deal.finance, { invoiceId, locale: 'en' })
    await expect(ask(deal.byTransfer.id)).rejects.toMatchObject({ code: 'conflict', message: 'invoiceByTransfer' })
    await expect(ask(deal.byStripe.id)).rejects.toMatchObject({ code: 'conflict', message: 'invoiceNotDue' })
  })

  test('whose answer was lost is found again by its key', async () => {
    const deal = await it.invoicedOrder()
    await it.fault({ loseAnswersNext: 1 })
    const { url } = await it.openPage(deal.finance, deal.byStripe.id)
    await it.pay(url)
    await it.rest()
    expect((await invoiceOf(deal)).status).toBe('paid')
    await expectBalanced()
  })

  test('before the maker has an account: the money is held and follows when the account is ready', async () => {
    const deal = await it.invoicedOrder()
    await it.pay((await it.openPage(deal.finance, deal.byStripe.id)).url)
    await it.rest()
    expect((await payments.findInvoice(deal.finance, deal.byStripe.id))!).toMatchObject({
      waiting: 'payoutSetUp',
      money: { held: { minor: 100_000n - fee } },
    })
    await expectBalanced()
    await it.connect(deal.brno)
    expect((await payments.findInvoice(deal.brno, deal.byStripe.id))!).toMatchObject({
      waiting: 'nothing',
      money: { transferred: { minor: 100_000n - fee } },
    })
    await expectBalanced()
  })
})

describe('A webhook', () => {
  test('that is not signed, or signed with another secret, is refused with 400 and noted nowhere', async () => {
    const body = JSON.stringify({ id: 'evt_forged', object: 'event', type: 'checkout.session.completed', data: { object: {} } })
    const forged = it.stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_somebody_else_altogether' })
    for (const headers of [{}, { 'stripe-signature': 'nonsense' }, { 'stripe-signature': forged }] as Record<string, string>[]) {
      expect((await fetch(it.webhookUrl, { method: 'POST', body, headers })).status).toBe(400)
    }
    expect(await it.db.stripeEvent.count({ where: { id: 'evt_forged' } })).toBe(0)
  })

  test('that comes twice, or is sent again later, has one effect', async () => {
    await it.fault({ duplicateNext: 20 })
    const deal = await paidDeal()
    await it.fault({ duplicateNext: 0 })
    const before = await it.db.ledgerTransaction.count()
    const { data } = await it.stripe.events.list({ limit: 20, type: 'checkout.session.completed' })
    for (const event of data) await it.resend(event.id)
    await it.rest()
    expect(await it.db.ledgerTransaction.count()).toBe(before)
    expect((await paymentOf(deal)).status).toBe('transferred')
    await expectBalanced()
  })

  test('that comes ten times at once has one effect', async () => {
    const deal = await paidDeal()
    const event = await it.stripe.events.list({ limit: 1, type: 'checkout.session.completed' })
    const fresh = { ...event.data[0]!, id: `evt_again${Date.now()}` }
    const payload = JSON.stringify(fresh)
    const signature = it.stripe.webhooks.generateTestHeaderString({ payload, secret: process.env.STRIPE_WEBHOOK_SECRET! })
    const before = await it.db.ledgerTransaction.count()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        fetch(it.webhookUrl, { method: 'POST', body: payload, headers: { 'stripe-signature': signature } }),
      ),
    )
    const said = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { received: string }).received))
    expect(said.sort()).toEqual(['done', ...Array.from({ length: 9 }, () => 'known')])
    expect(await it.db.ledgerTransaction.count()).toBe(before)
    expect((await paymentOf(deal)).status).toBe('transferred')
  })

  test('of a dispute that overtakes the payment waits for it', async () => {
    const deal = await it.invoicedOrder()
    await it.connect(deal.brno)
    const { url } = await it.openPage(deal.finance, deal.byStripe.id)
    // charge.succeeded … checkout.session.completed, dispute.created, dispute.funds_withdrawn: sent newest first.
    await it.fault({ reorderNext: 6 })
    await it.pay(url, disputing)
    await until(
      async () =>
        (await it.db.stripePayment.count({ where: { invoiceId: deal.byStripe.id, status: { in: ['created', 'checkout'] } } })) ===
        0,
    )
    await it.fault({ reorderNext: 0 })
    await restThroughRetries()
    expect((await paymentOf(deal)).status).toBe('disputed')
    expect((await invoiceOf(deal)).status).toBe('disputed')
    await expectBalanced()
  })

  test('that never comes is asked about', async () => {
    const deal = await it.invoicedOrder()
    const { url, paymentId } = await it.openPage(deal.finance, deal.byStripe.id)
    await it.fault({ delayMs: 60_000, delayNext: 4 })
    await it.pay(url)
    await it.db.stripePayment.update({ where: { id: paymentId }, data: { updatedAt: new Date(Date.now() - 3_600_000) } })
    const { askSilentCheckouts } = await import('#lib/payments/stripe/ask-checkouts.ts')
    expect(await askSilentCheckouts()).toBe(1)
    await it.fault({ delayMs: 0, delayNext: 0 })
    expect((await invoiceOf(deal)).status).toBe('paid')
  })
})

async function until(isTrue: () => Promise<boolean>) {
  for (let waited = 0; waited < 5000; waited += 20) {
    if (await isTrue()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come true in 5 s')
}

/** A job that came too early is tried again by graphile-worker after a pause; here the pause is cut short. */
async function restThroughRetries() {
  await until(async () => {
    await it.db.$executeRaw`SELECT 1`
    await it.rest().catch(() => undefined)
    const waiting = await it.db.$queryRaw<{ id: bigint }[]>`SELECT id FROM graphile_worker.jobs WHERE run_at > now()`
    for (const { id } of waiting)
      await it.db.$queryRaw`SELECT graphile_worker.reschedule_jobs(ARRAY[${id}]::bigint[], run_at := now()) IS NULL AS ok`
    return waiting.length === 0
  })
}
