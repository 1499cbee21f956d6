import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPlayground, type Playground, until } from './playground.ts'

let it: Playground
beforeEach(async () => {
  it = await openPlayground()
})
afterEach(() => it.close())

const names = () => it.receiver.events.map((event) => (event.data.object as { name: string }).name)

async function addCustomers(...all: string[]) {
  for (const name of all) await it.stripe.customers.create({ name })
}

test('Events arrive signed and in order, and are listed newest first with a cursor', async () => {
  await addCustomers('A', 'B', 'C')
  await it.receiver.until('customer.created', 3)
  expect(names()).toEqual(['A', 'B', 'C'])
  const ids = it.receiver.events.map((event) => event.id).reverse()
  const first = await it.stripe.events.list({ limit: 2, type: 'customer.created' })
  const rest = await it.stripe.events.list({ limit: 2, starting_after: first.data[1]!.id })
  expect([first.has_more, rest.has_more]).toEqual([true, false])
  expect([...first.data, ...rest.data].map((event) => event.id)).toEqual(ids)
  const walked: string[] = []
  for await (const event of it.stripe.events.list({ limit: 1 })) walked.push(event.id)
  expect(walked).toEqual(ids)
  expect((await it.stripe.events.retrieve(ids[0]!)).request!.id).toMatch(/^req_/)
})

test('A receiver that fails gets the event again until it takes it', async () => {
  it.receiver.state.failing = 3
  await addCustomers('A')
  await it.receiver.until('customer.created')
  expect(it.receiver.state.refused).toBe(3)
  expect(it.receiver.events).toHaveLength(1)
  expect((await it.stripe.events.list()).data[0]!.pending_webhooks).toBe(0)
})

test('On demand an event comes twice', async () => {
  await it.control('faults', { duplicateNext: 1 })
  await addCustomers('A', 'B')
  await it.receiver.until('customer.created', 3)
  expect(names()).toEqual(['A', 'A', 'B'])
  expect(new Set(it.receiver.events.map((event) => event.id)).size).toBe(2)
})

test('On demand events come out of order', async () => {
  await it.control('faults', { reorderNext: 3 })
  await addCustomers('A', 'B')
  await addCustomers('C')
  await it.receiver.until('customer.created', 3)
  expect(names()).toEqual(['C', 'B', 'A'])
})

test('Calling the reordering off lets go what was held back', async () => {
  await it.control('faults', { reorderNext: 9 })
  await addCustomers('A', 'B')
  await it.control('faults', { reorderNext: 0 })
  await it.receiver.until('customer.created', 2)
  expect(names()).toEqual(['B', 'A'])
})

test('On demand an event is late and others pass it', async () => {
  await it.control('faults', { delayMs: 150, delayNext: 1 })
  await addCustomers('A', 'B')
  await it.receiver.until('customer.created', 2)
  expect(names()).toEqual(['B', 'A'])
})

test('An event is sent again when asked for', async () => {
  await addCustomers('A')
  await it.receiver.until('customer.created')
  await it.control(`events/${it.receiver.events[0]!.id}/resend`)
  await it.receiver.until('customer.created', 2)
  expect(names()).toEqual(['A', 'A'])
})

test('After a restart with the same file everything is still there, undelivered events included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-stripe-'))
  const stateFile = join(folder, 'state', 'stripe.json')
  try {
    const first = await openPlayground({ stateFile })
    const maker = await first.addReadyMaker()
    const charge = await first.addPaidCharge(10_000)
    first.receiver.state.failing = 1000
    const key = { idempotencyKey: 'once' }
    const transfer = await first.stripe.transfers.create(
      { amount: 9000, currency: 'eur', destination: maker.id, source_transaction: charge.id },
      key,
    )
    await until(() => first.receiver.state.refused > 0, 'a refusal')
    await first.close()

    const second = await openPlayground({ stateFile })
    await second.receiver.until('transfer.created')
    expect([await second.available(), await second.available(maker.id)]).toEqual([825, 9000])
    const again = await second.stripe.transfers.create(
      { amount: 9000, currency: 'eur', destination: maker.id, source_transaction: charge.id },
      key,
    )
    expect(again.id).toBe(transfer.id)
    expect((await second.stripe.transfers.list()).data).toHaveLength(1)
    await second.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
