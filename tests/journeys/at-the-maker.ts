import { generateKeyPairSync } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import type { Desk } from './people.ts'

export const product = { line: 'Display cell 3', name: 'E-paper display KT-E14' }

/** A production line with its weekly units, then a product that is made on it; the operator checks it next. */
export async function listProduct({ page, home }: Desk): Promise<void> {
  await page.goto(`${home}/capacity`)
  await page.getByLabel('Name of the line').fill(product.line)
  await page.getByLabel('Units a week', { exact: true }).fill('40')
  await page.getByRole('button', { name: 'Add the line' }).click()
  await expect(page.getByRole('heading', { name: product.line })).toBeVisible()
  await page.goto(`${home}/products/new`)
  await page.getByLabel('Name of the product').fill(product.name)
  await page.getByLabel('What it does').fill('14-inch e-paper display for bus stops; runs on the sun, reports over LTE-M.')
  await page.getByLabel('Sector').selectOption({ label: 'Transport' })
  await page.getByLabel('CPV code').fill('31682230-1')
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByLabel('Price of one unit').fill('1180')
  await page.getByLabel('Production line').selectOption({ label: `${product.line}, 40 a week` })
  await page.getByLabel('Lead time').fill('1')
  await page.getByRole('button', { name: 'Send to the operator' }).click()
  await expect(page.getByText('The listing is with the operator')).toBeVisible()
}

/** Writes the quote, hears it read back, seals it in the browser. Nothing that leaves the browser holds the price. */
export async function sealQuote({ page, home }: Desk, number: string, productName: string, unitPrice: string): Promise<void> {
  await page.goto(`${home}/quotes/new?need=${number}`)
  await page.getByLabel('Product', { exact: true }).selectOption({ label: productName })
  await page.getByLabel('Price of one unit, net').fill(unitPrice)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await page.getByRole('button', { name: 'Check before sealing' }).click()
  await expect(page.getByTestId('aloud')).toBeVisible()
  await page.getByRole('button', { name: 'Seal and submit quote' }).click()
  await expect(page.getByText('Sealed and received')).toBeVisible()
  expect(sent.join('').length).toBeGreaterThan(4096)
  expect(sent.join('\n')).not.toContain(unitPrice)
}

export type Connected = { deviceId: string; secret: string }

/** Registers a machine, keeps the secret that is shown once, and binds it to the order's line. */
export async function connectMachine({ page, home }: Desk, orderNumber: string): Promise<Connected> {
  await page.goto(`${home}/devices/new`)
  await page.getByLabel('Name', { exact: true }).fill('Display cell 3 counter')
  await page.getByLabel('Sector').selectOption({ label: 'Transport' })
  await page.getByLabel('Shortest time for one unit').fill('60')
  await page.getByRole('button', { name: 'Register the device' }).click()
  const connected = await readSecret(page)
  await page.goto(`${home}/devices/${connected.deviceId}`)
  const line = page.getByLabel('Order line')
  const option = await line.locator('option', { hasText: orderNumber }).getAttribute('value')
  await line.selectOption(option)
  await page.getByRole('button', { name: 'Bind to this order line' }).click()
  await expect(page.getByText(/Its readings count for/)).toBeVisible()
  return connected
}

/** Registers a gateway that signs, and lets it speak for a machine that has an MTConnect adapter. Returns what a replay needs. */
export async function connectGateway({ page, home }: Desk, machine: Connected): Promise<object> {
  const pair = generateKeyPairSync('ed25519')
  await page.goto(`${home}/devices/new`)
  await page.getByLabel('Name', { exact: true }).fill('Hall gateway')
  await page.getByRole('radio', { name: /Gateway/ }).check()
  await page.getByLabel('Sector').selectOption({ label: 'Transport' })
  await page.getByLabel(/Public key/).fill(pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'))
  await page.getByRole('button', { name: 'Register the device' }).click()
  const gateway = await readSecret(page)
  await page.goto(`${home}/devices/${machine.deviceId}`)
  await page.getByText('report through a gateway').click()
  await page.getByLabel('Gateway', { exact: true }).selectOption({ value: gateway.deviceId })
  await page.getByRole('button', { name: 'Let this gateway speak for the machine' }).click()
  await expect(page.getByText(/speaks for this machine and signs/)).toBeVisible()
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return { ...gateway, privateKey, machines: [{ deviceId: machine.deviceId, number: '' }] }
}

/** The id and the secret of a device, as they are shown once. */
async function readSecret(page: Page): Promise<Connected> {
  await expect(page.getByText(/Shown once/)).toBeVisible()
  const value = (term: string) =>
    page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').locator('code').innerText()
  return { deviceId: await value('Device id'), secret: await value('Secret') }
}

/** Connects payouts at Stripe, on Stripe's own page, and comes back. */
export async function connectPayouts({ page, home }: Desk): Promise<void> {
  await page.goto(`${home}/payments`)
  await page.getByRole('button', { name: 'Connect payouts' }).click()
  await page.getByRole('button', { name: 'Finish onboarding' }).click()
  await page.waitForURL(/\/maker\/payments/)
  await expect(async () => {
    await page.goto(`${home}/payments`)
    await expect(page.getByText('Ready', { exact: true })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 15_000 })
}

export async function nameBankAccount({ page, home }: Desk): Promise<void> {
  await page.goto(`${home}/payments/account`)
  await page.getByLabel('Payee').fill('Kopli Terminal OÜ')
  await page.getByLabel('IBAN, or bank code and account number').fill('EE382200221020145685')
  await page.getByRole('button', { name: 'Save the account' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/account'))
}

/** Reads in the bank's statement with one transfer on it. */
export async function readStatement(
  { page, home }: Desk,
  transfer: { bankId: string; amount: string; reference: string },
): Promise<void> {
  await page.goto(`${home}/payments/statement`)
  const heading = /With this heading: ([\w,; ]+)\./.exec(await page.locator('main').innerText())![1]!
  const row: Record<string, string> = {
    bankId: transfer.bankId,
    bookedAt: '2026-12-01',
    amount: transfer.amount,
    currency: 'EUR',
    reference: transfer.reference,
  }
  await page.getByLabel('Or paste the lines').fill(
    `${heading}\n${heading
      .split(',')
      .map((name) => row[name.trim()] ?? '')
      .join(',')}`,
  )
  await page.getByRole('button', { name: 'Read in the statement' }).click()
  await expect(page.getByText(/1 invoice paid/)).toBeVisible()
}
