// The product in one story. Read it first: everything else in this repository serves one of these steps.
import { expect, type Page, test } from '@playwright/test'
import { connectAsync } from 'mqtt'
import { day, hour } from '#lib/values/time.ts'
import { moveClock } from '#seed/clock.ts'
import * as city from './at-the-city.ts'
import * as maker from './at-the-maker.ts'
import { replay, twentyParts } from './machine-log.ts'
import { importNotices } from './notice.ts'
import { sitDown } from './people.ts'

const ownerUrl = process.env.OWNER_URL!

test('a city buys displays from a small maker, and the maker’s own machine proves that they were made', async ({ browser }) => {
  test.setTimeout(240_000)
  const officer = await sitDown(browser, 'officer@tampere.demo', 'tampere/city')
  const second = await sitDown(browser, 'second@tampere.demo', 'tampere/city')
  const kopli = await sitDown(browser, 'owner@kopli.demo', 'kopli/maker')
  const turia = await sitDown(browser, 'owner@turia-senal.demo', 'turia-senal/maker')
  const moderator = await sitDown(browser, 'moderator@operator.demo', 'operator/operator')

  await test.step('a maker says what a line makes in a week and lists a product; the operator publishes it', async () => {
    await maker.listProduct(kopli)
    await moderator.page.goto(`${moderator.home}/listings`)
    await moderator.page.getByRole('link', { name: maker.product.name }).click()
    await moderator.page.getByRole('button', { name: 'Publish the listing' }).click()
    await expect(moderator.page.getByText('The listing is published')).toBeVisible()
  })

  const notice = await test.step('notices of other cities are read in, and stand on the board', async () =>
    importNotices(ownerUrl, await moveClock(ownerUrl, 0)))

  const needAddress = await test.step('the officer writes a need from one of them and forms its committee', async () => {
    const address = await city.writeNeed(officer, await moveClock(ownerUrl, 0), notice)
    await city.formCommittee(officer)
    return address
  })

  const number = await test.step('it is published only after the committee has rehearsed the opening', async () => {
    await expect(officer.page.getByRole('button', { name: 'Publish this need' })).toHaveCount(0)
    for (const custodian of [officer, second])
      await city.giveShare(custodian, `${needAddress}/rehearsal`, 'Check and give my test share')
    await officer.page.goto(needAddress)
    await officer.page.getByRole('button', { name: 'Publish this need' }).click()
    const given = officer.page.getByText(/MOI-2026-\d{6}/).first()
    await expect(given).toBeVisible()
    return /MOI-2026-\d{6}/.exec(await given.innerText())![0]
  })

  await test.step('makers that could meet it are told so, with their reasons', async () => {
    await kopli.page.goto(`${kopli.home}/matches`)
    await city.reloadUntil(kopli, () => expect(kopli.page.getByText(city.need.title).first()).toBeVisible({ timeout: 1000 }))
  })

  await test.step('two makers seal their quotes in the browser; the server receives ciphertext only', async () => {
    await maker.sealQuote(kopli, number, maker.product.name, '1148')
    await maker.sealQuote(turia, number, 'Bus-stop display TS-13', '1090')
    await officer.page.goto(needAddress)
    await expect(officer.page.getByText('2 sealed quotes')).toBeVisible()
  })

  await test.step('after the closing time two custodians open them together', async () => {
    await moveClock(ownerUrl, 2 * day)
    await officer.page.goto(`${needAddress}/opening`)
    const start = officer.page.getByRole('button', { name: 'Start the opening' })
    await city.reloadUntil(officer, () => expect(start).toBeVisible({ timeout: 1000 }))
    await start.click()
    await expect(start).toHaveCount(0)
    for (const custodian of [officer, second]) await city.giveShare(custodian, `${needAddress}/opening`, 'Give my share')
    await officer.page.goto(`${needAddress}/quotes`)
    await city.reloadUntil(officer, () => expect(officer.page.getByText('€1,148.00').first()).toBeVisible({ timeout: 1000 }))
  })

  const orderAddress = await test.step('the award becomes an order, which both sides sign', async () => {
    await city.award(officer, needAddress, number, 'Kopli Terminal')
    const order = officer.page.getByRole('link', { name: 'Open the order' })
    await city.reloadUntil(officer, () => expect(order).toBeVisible({ timeout: 1000 }))
    await order.click()
    await officer.page.getByRole('button', { name: 'Sign the order for the city' }).click()
    await expect(officer.page.getByText(/You have signed/)).toBeVisible()
    const address = officer.page.url().split('?')[0]!
    await kopli.page.goto(address.replace('/tampere/city/', '/kopli/maker/'))
    await kopli.page.getByRole('button', { name: 'Sign the order for your company' }).click()
    await expect(kopli.page.getByText('In production').first()).toBeVisible()
    return address
  })

  const log = twentyParts()
  await test.step(`the machine counts over MQTT, by ${log.says}, and the city’s page moves by itself`, async () => {
    await officer.page.goto(orderAddress)
    const orderNumber = /PO-2026-\d{6}/.exec(await officer.page.locator('main').innerText())![0]
    const machine = await maker.connectMachine(kopli, orderNumber)
    const gateway = await maker.connectGateway(kopli, machine)
    await expect(officer.page.getByText(`0 of ${city.need.quantity}`).first()).toBeVisible()
    await moveClock(ownerUrl, 12 * hour)
    await replay(log, [gateway], '--shuffle', '7', '--duplicate', '0.2')
    await expect(officer.page.getByText(`20 of ${city.need.quantity}`).first()).toBeVisible()
    await expect(officer.page.getByText('Waits for inspection').first()).toBeVisible()
    await publish(machine, [{ seq: 3, type: 'arrive', units: 20 }])
    await expect(officer.page.getByText(/A gateway signs for 1 machine/)).toBeVisible()
  })

  await test.step('the inspector accepts on that evidence, and the first milestone is paid by bank transfer', async () => {
    await maker.nameBankAccount(kopli)
    await city.accept(officer, orderAddress)
    await city.reloadUntil(officer, () =>
      expect(officer.page.getByRole('link', { name: /Invoice INV/ }).first()).toBeVisible({ timeout: 1000 }),
    )
    const transfer = await city.transferInstructions(officer)
    await maker.readStatement(kopli, { bankId: 'EE-2026-0001', ...transfer })
  })

  await test.step('the second milestone is paid through Stripe, and the money is passed on to the maker', async () => {
    await maker.connectPayouts(kopli)
    await city.accept(officer, orderAddress)
    await city.reloadUntil(officer, () =>
      expect(officer.page.getByRole('link', { name: /Invoice INV/ })).toHaveCount(2, { timeout: 1000 }),
    )
    await city.payThroughStripe(officer)
    await officer.page.goto(orderAddress)
    await city.reloadUntil(officer, () => expect(officer.page.getByText('Completed').first()).toBeVisible({ timeout: 1000 }))
  })

  await test.step('the operator sees a ledger that adds up and every fact in the audit', async () => {
    const finance = await sitDown(browser, 'finance@operator.demo', 'operator/operator')
    await finance.page.goto(`${finance.home}/ledger`)
    await expect(finance.page.getByText('The ledger adds up')).toBeVisible()
    await moderator.page.goto(`${moderator.home}/audit`)
    await expect(moderator.page.getByText('order.completed').first()).toBeVisible()
  })

  await test.step('anyone reads the case as OCDS, down to its two payments', async () => {
    const release = await readCase(officer.page, number)
    expect(release.relatedProcesses[0].identifier).toBe(notice.ocid)
    expect(release.tag).toEqual(['compiled'])
    expect(release.tender.numberOfTenderers).toBe(2)
    expect(release.awards[0].value).toEqual({ amount: 22960, currency: 'EUR' })
    const [contract] = release.contracts
    expect(contract.implementation.milestones.map((milestone: { status: string }) => milestone.status)).toEqual(['met', 'met'])
    const amounts = contract.implementation.transactions.map(
      (transaction: { value: { amount: number } }) => transaction.value.amount,
    )
    expect(amounts.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(22960)
  })
})

/** Sends one message and waits for its acknowledgement, which comes after the commit. A reading sent twice counts once. */
async function publish({ deviceId, secret }: maker.Connected, readings: object[]): Promise<void> {
  const client = await connectAsync(process.env.MQTT_URL!, {
    clientId: deviceId,
    username: deviceId,
    password: secret,
    protocolVersion: 4,
  })
  await client.publishAsync(`moi/v1/${deviceId}/readings`, JSON.stringify({ epoch: 1, readings }), { qos: 1 })
  await client.endAsync()
}

async function readCase(page: Page, number: string) {
  const response = await page.request.get(`/api/ocds/records/${number}.json`)
  expect(response.status()).toBe(200)
  return (await response.json()).records[0].compiledRelease
}
