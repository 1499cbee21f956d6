import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPaymentWorld, type PaymentWorld } from '#tests/lib/payments/world.ts'

let it: PaymentWorld
let payments: typeof import('#lib/payments/index.ts')
let deal: Awaited<ReturnType<PaymentWorld['invoicedOrder']>>
beforeAll(async () => {
  it = await openPaymentWorld()
  payments = await import('#lib/payments/index.ts')
})
afterAll(() => it.close())
beforeEach(async () => {
  deal = await it.invoicedOrder()
  await it.connect(deal.brno)
})

const disputing = '4000 0000 0000 0259'
const net = 98_475n

const paymentOf = () =>
  it.db.stripePayment.findFirstOrThrow({ where: { invoiceId: deal.byStripe.id }, orderBy: { createdAt: 'desc' } })
const statusOf = async () => (await it.db.invoice.findUniqueOrThrow({ where: { id: deal.byStripe.id } })).status
const makers = (kind: string) => it.balance(kind, deal.brno.organizationId)

async function payBy(number?: string) {
  await it.pay((await it.openPage(deal.finance, deal.byStripe.id)).url, number)
  await it.rest()
}

/** The maker's balance at Stripe and ours, in minor units. */
async function atStripe() {
  const { stripeAccountId } = await it.db.payoutAccount.findUniqueOrThrow({ where: { organizationId: deal.brno.organizationId } })
  const amount = async (stripeAccount?: string) => {
    const { available } = await it.stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : undefined)
    return BigInt(available.find(({ currency }) => currency === 'eur')?.amount ?? 0)
  }
  return { maker: await amount(stripeAccountId!), ours: await amount(), stripeAccount: stripeAccountId! }
}

async function expectBalanced() {
  expect(await payments.findProof()).toMatchObject({ uneven: 0, drifted: 0 })
  expect(await it.balance('heldAtStripe')).toBe((await atStripe()).ours)
}

describe('A dispute', () => {
  test('claws the money back from the maker and opens the invoice again on both sides', async () => {
    await payBy(disputing)
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['disputed', 'disputed'])
    expect([(await atStripe()).maker, await makers('claimOnMaker'), await makers('feeBorneByMaker')]).toEqual([0n, 0n, 0n])
    expect(await it.balance('dueFromCity', deal.tampere.organizationId)).toBe(700_000n)
    expect((await payments.findInvoice(deal.finance, deal.byStripe.id))!.waiting).toBe('dispute')
    await expectBalanced()
  })

  test('that is won brings the maker its money again', async () => {
    await payBy(disputing)
    const [dispute] = (await it.stripe.disputes.list({ charge: (await paymentOf()).chargeId! })).data
    await it.stripe.disputes.update(dispute!.id, { evidence: { uncategorized_text: 'winning_evidence' } })
    await it.rest()
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['transferred', 'paid'])
    expect([(await atStripe()).maker, await makers('heldForMaker')]).toEqual([net, 0n])
    await expectBalanced()
  })

  test('that is lost lets the invoice be paid again, and the order is told only once', async () => {
    await payBy(disputing)
    const [dispute] = (await it.stripe.disputes.list({ charge: (await paymentOf()).chargeId! })).data
    await it.stripe.disputes.close(dispute!.id)
    await it.rest()
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['lost', 'due'])
    await payBy()
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['transferred', 'paid'])
    expect((await atStripe()).maker).toBe(net)
    expect(await it.db.event.count({ where: { name: 'milestone.paid', subject: deal.orderId } })).toBe(1)
    await expectBalanced()
  })
})

describe('A refund', () => {
  test('of everything closes the invoice, and the fee is ours', async () => {
    await payBy()
    await it.stripe.refunds.create({ charge: (await paymentOf()).chargeId! })
    await it.rest()
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['refunded', 'refunded'])
    expect([(await atStripe()).maker, await makers('feeBorneByMaker')]).toEqual([0n, 0n])
    await expectBalanced()
  })

  test('of a part leaves the invoice paid', async () => {
    await payBy()
    const { chargeId } = await paymentOf()
    for (const amount of [30_000, 20_000]) await it.stripe.refunds.create({ charge: chargeId!, amount })
    await it.rest()
    expect([(await paymentOf()).status, await statusOf()]).toEqual(['transferred', 'paid'])
    expect((await atStripe()).maker).toBe(net - 50_000n)
    await expectBalanced()
  })
})

test('A transfer that a person reverses at Stripe is held for the maker again', async () => {
  await payBy()
  await it.stripe.transfers.createReversal((await paymentOf()).transferId!, { amount: 40_000 })
  await it.rest()
  expect([await makers('heldForMaker'), (await atStripe()).maker]).toEqual([-40_000n, net - 40_000n])
  await expectBalanced()
})

// Last, because its job stays in the queue to be tried again.
test('A refund of money that the maker has spent stays a claim until it can be taken', async () => {
  await payBy()
  const { stripeAccount } = await atStripe()
  await it.stripe.payouts.create({ amount: Number(net), currency: 'eur' }, { stripeAccount })
  const { chargeId } = await paymentOf()
  await it.stripe.refunds.create({ charge: chargeId! })
  await it.rest().catch(() => undefined)
  expect(await makers('claimOnMaker')).toBe(net)
  await expectBalanced()
})
