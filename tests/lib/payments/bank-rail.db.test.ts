import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaymentWorld } from '#tests/lib/payments/world.ts'
import { openPaymentWorld } from '#tests/lib/payments/world.ts'

let it: PaymentWorld
let deal: Awaited<ReturnType<PaymentWorld['invoicedOrder']>>
let payments: typeof import('#lib/payments/index.ts')
beforeAll(async () => {
  it = await openPaymentWorld()
  payments = await import('#lib/payments/index.ts')
  deal = await it.invoicedOrder()
})
afterAll(() => it.close())

const heading = 'bankId,bookedAt,amount,currency,reference\n'
const line = (id: string, amount: string, reference: string, currency = 'EUR') =>
  `${id},2026-11-25,${amount},${currency},${reference}\n`
const statusOf = async (id: string) => (await it.db.invoice.findUniqueOrThrow({ where: { id } })).status
const linesOf = (organizationId: string) =>
  it.db.statementLine.findMany({ where: { organizationId }, orderBy: { bankId: 'asc' } })

describe('An accepted milestone', () => {
  test('becomes one invoice with a number, a reference and 30 days', async () => {
    const { byTransfer } = deal
    expect(byTransfer).toMatchObject({
      status: 'due',
      rail: 'bank',
      amountMinor: 600_000n,
      currency: 'EUR',
      milestoneId: deal.production,
    })
    expect(byTransfer.number).toMatch(/^INV-\d{4}-\d{6}$/)
    expect(byTransfer.reference).toMatch(/^RF\d{2}INV\d{10}$/)
    expect(byTransfer.dueAt.getTime() - byTransfer.issuedAt.getTime()).toBe(30 * 86_400_000)
    expect((await it.db.milestone.findUniqueOrThrow({ where: { id: deal.production } })).status).toBe('invoiced')
  })

  test('puts the claim into the ledger on both sides', async () => {
    expect(await it.balance('dueFromCity', deal.tampere.organizationId)).toBe(700_000n)
    expect(await it.balance('dueToMaker', deal.brno.organizationId)).toBe(-700_000n)
  })
})

describe('A bank statement', () => {
  test('leaves a transfer of a wrong amount, currency or reference for a person, and pays nothing', async () => {
    const { reference } = deal.byTransfer
    const statement =
      heading + line('w1', '5999.99', reference) + line('w2', '6000.00', reference, 'GBP') + line('w3', '6000.00', 'thank you')
    expect(await payments.importStatement(deal.brno, { statement })).toEqual({ matched: 0, unmatched: 3, known: 0, outgoing: 0 })
    expect(await statusOf(deal.byTransfer.id)).toBe('due')
    const reasons = new Map((await payments.listOpenLines(deal.brno)).map(({ bankId, mismatch }) => [bankId, mismatch]))
    expect(Object.fromEntries(reasons)).toEqual({ w1: 'otherAmount', w2: 'otherCurrency', w3: 'unknownReference' })
  })

  test('is refused with a sentence when it is none, or names a day that does not exist', async () => {
    const read = (statement: unknown) => payments.importStatement(deal.brno, { statement })
    await expect(read(null)).rejects.toMatchObject({ code: 'invalid', fields: { statement: { message: 'statementMissing' } } })
    await expect(read(`${heading}w4,2026-02-30,1.00,EUR,x\n`)).rejects.toMatchObject({
      fields: { statement: { message: 'statementRowDate', values: { row: 2 } } },
    })
  })

  test('pays the invoice whose reference, currency and amount agree, and tells the order', async () => {
    const { byTransfer } = deal
    const printed = byTransfer.reference.replaceAll(/(.{4})/g, '$1 ')
    const statement = heading + line('a1', '6000.00', `Invoice ${printed}`) + line('a2', '-12.00', 'account fee')
    expect(await payments.importStatement(deal.brno, { statement })).toEqual({ matched: 1, unmatched: 0, known: 0, outgoing: 1 })
    expect(await statusOf(byTransfer.id)).toBe('paid')
    expect((await it.db.milestone.findUniqueOrThrow({ where: { id: deal.production } })).status).toBe('paid')
    expect(await it.balance('dueFromCity', deal.tampere.organizationId)).toBe(100_000n)
    expect(await it.balance('receivedByTransfer', deal.brno.organizationId)).toBe(600_000n)
    expect(await it.balance('paidByTransfer', deal.tampere.organizationId)).toBe(-600_000n)
    const names = (await it.db.event.findMany({ where: { subject: deal.orderId }, select: { name: true } })).map(
      ({ name }) => name,
    )
    expect(names).toEqual(expect.arrayContaining(['invoice.issued', 'invoice.paid', 'milestone.paid']))
  })

  test('that is read in twice changes nothing', async () => {
    const before = [await linesOf(deal.brno.organizationId), await it.db.ledgerTransaction.count()]
    const statement =
      heading + line('a1', '6000.00', deal.byTransfer.reference) + line('a1', '6000.00', deal.byTransfer.reference)
    expect(await payments.importStatement(deal.brno, { statement })).toEqual({ matched: 0, unmatched: 0, known: 2, outgoing: 0 })
    expect([await linesOf(deal.brno.organizationId), await it.db.ledgerTransaction.count()]).toEqual(before)
  })

  test('cannot pay an invoice a second time with another transfer', async () => {
    const result = await payments.importStatement(deal.brno, {
      statement: heading + line('a9', '6000.00', deal.byTransfer.reference),
    })
    expect(result).toMatchObject({ matched: 0, unmatched: 1 })
  })

  test('of another maker with the same bank ids and references pays nothing of ours', async () => {
    const other = await it.invoicedOrder()
    const result = await payments.importStatement(other.leeds, {
      statement: heading + line('a1', '6000.00', other.byTransfer.reference),
    })
    expect(result).toMatchObject({ matched: 0, unmatched: 1, known: 0 })
    expect(await statusOf(other.byTransfer.id)).toBe('due')
    await expect(payments.importStatement(other.tampere, { statement: heading })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('read in by two people at once pays once', async () => {
    const other = await it.invoicedOrder()
    const statement =
      heading + line('r1', '6000.00', other.byTransfer.reference) + line('r2', '6000.00', other.byTransfer.reference)
    const results = await Promise.all([1, 2, 3].map(() => payments.importStatement(other.brno, { statement })))
    expect(results.reduce((sum, { matched }) => sum + matched, 0)).toBe(1)
    expect(results.reduce((sum, { unmatched }) => sum + unmatched, 0)).toBe(1)
    expect(await it.balance('receivedByTransfer', other.brno.organizationId)).toBe(600_000n)
  })

  test.each([
    ['', 'statementMissing', {}],
    ['bankId,amount\n1,2\n', 'statementColumns', { columns: 'bankId, bookedAt, amount, currency, reference' }],
    [heading, 'statementEmpty', {}],
    [`${heading}x,25.11.2026,1.00,EUR,R`, 'statementRowDate', { row: 2 }],
    [`${heading}x,2026-11-25,1.001,EUR,R`, 'statementRowAmount', { row: 2 }],
    [`${heading}x,2026-11-25,1.00,EUR,R\ny,2026-11-25,1,XXX,R`, 'statementRowCurrency', { row: 3 }],
    [`${heading}"x,2026-11-25,1.00,EUR,R`, 'statementRowBroken', {}],
  ])('%j is refused in words: %s', async (statement, message, values) => {
    const refused = await payments.importStatement(deal.brno, { statement }).catch((error) => error)
    expect(refused.fields.statement.message).toBe(message)
    if ('row' in values) expect(refused.fields.statement.values).toEqual(values)
  })
})

describe('By hand', () => {
  test('a person matches a transfer whose reference was wrong, but not one of another amount', async () => {
    const other = await it.invoicedOrder()
    const statement = heading + line('h1', '6000.00', 'Bestellung 17') + line('h2', '5000.00', 'Bestellung 17')
    await payments.importStatement(other.brno, { statement })
    const [right, wrong] = await linesOf(other.brno.organizationId)
    const { number } = other.byTransfer
    await expect(payments.matchLine(other.leeds, { lineId: right!.id, invoiceNumber: number })).rejects.toMatchObject({
      code: 'not_found',
    })
    const refused = await payments.matchLine(other.brno, { lineId: wrong!.id, invoiceNumber: number }).catch((error) => error)
    expect(refused.fields.invoiceNumber.message).toBe('matchOtherAmount')
    await payments.matchLine(other.brno, { lineId: right!.id, invoiceNumber: number.toLowerCase() })
    expect(await statusOf(other.byTransfer.id)).toBe('paid')
    await payments.setLineAside(other.brno, { lineId: wrong!.id })
    await expect(payments.setLineAside(other.brno, { lineId: wrong!.id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('A foreign city finds nothing, and nothing is said about why', async () => {
  const other = await it.invoicedOrder()
  expect(await payments.findInvoice(other.finance, deal.byStripe.id)).toBeNull()
  expect(await payments.findInvoice(other.brno, deal.byStripe.id)).toBeNull()
  expect(await payments.findInvoice(deal.finance, deal.byStripe.id)).toMatchObject({ number: deal.byStripe.number })
  await expect(payments.payInvoice(other.finance, { invoiceId: deal.byStripe.id, locale: 'en' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(payments.payInvoice(deal.tampere, { invoiceId: deal.byStripe.id, locale: 'en' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
