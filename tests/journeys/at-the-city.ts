import { expect } from '@playwright/test'
import { demoPassphrase } from '#lib/identity/demo-accounts.ts'
import { day } from '#lib/values/time.ts'
import { beginFrom, type FoundNotice } from './notice.ts'
import type { Desk } from './people.ts'

export const need = { title: 'Displays for the harbour stops', quantity: 20 }

/**
 * The draft, in the form that a notice has filled: which rules first, then what, when, for how much, and by which rule it is decided.
 * Returns the need's address.
 */
export async function writeNeed(officer: Desk, now: Date, notice: FoundNotice): Promise<string> {
  const { page } = officer
  const inDays = (days: number) => new Date(now.getTime() + days * day).toISOString()
  await beginFrom(officer, notice)
  await page.getByLabel('General rules of this marketplace').check()
  await page.getByLabel('Open procedure').check()
  await page.getByLabel('Title in English').fill(need.title)
  await page.getByLabel('Description').fill('E-paper displays for twenty stops along the harbour, on solar power.')
  await page.getByLabel('Sector').selectOption({ label: 'Transport' })
  await page.getByLabel('Item', { exact: true }).fill('E-paper bus-stop display')
  await page.getByLabel('Quantity', { exact: true }).fill(String(need.quantity))
  await page.getByLabel('CPV class').fill('31682230-1')
  await page.getByLabel('Delivered to').fill('Tampere, Hatanpää depot')
  await page.getByLabel('Closing time for quotes').fill(`${inDays(1).slice(0, 11)}12:00`)
  await page.getByLabel('Contract from').fill(inDays(7).slice(0, 10))
  await page.getByLabel('1. Units in all').fill(String(need.quantity))
  await page.getByLabel('1. By').fill(inDays(120).slice(0, 10))
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByLabel('Budget, net of tax').fill('30000')
  await page.getByLabel('Quotes needed').fill('1')
  await page.getByLabel('Standstill in days').fill('0')
  await page.getByLabel('1. Kind').selectOption({ label: 'Price' })
  await page.getByLabel('1. Criterion').fill('Price')
  await page.getByLabel('1. Weight').fill('100')
  await page.getByLabel('2. Criterion').fill('')
  await page.getByLabel('2. Weight').fill('')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByRole('heading', { name: need.title })).toBeVisible()
  await expect(page.getByText(`Written from a notice at ${notice.source}`)).toBeVisible()
  return page.url()
}

export async function formCommittee({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: 'Form the committee and its key' }).click()
  await page.getByRole('button', { name: 'Make the key and form the committee' }).click()
  await expect(page.getByRole('link', { name: 'Rehearse the opening' })).toBeVisible()
}

/** A custodian unlocks the own key in the own browser and hands in a share. */
export async function giveShare({ page }: Desk, address: string, button: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Passphrase').fill(demoPassphrase)
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('button', { name: button })).toHaveCount(0)
}

/** Reloads until the workers have done their part. */
export async function reloadUntil({ page }: Desk, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload()
    await check()
  }).toPass({ timeout: 20_000 })
}

/** Awards everything to one maker, with a reason for each bidder, and types the number to confirm. */
export async function award({ page }: Desk, needAddress: string, number: string, winner: string): Promise<void> {
  await page.goto(`${needAddress}/award`)
  // What the announced rule gives stands in the fields already.
  for (const quantity of await page.getByLabel(/^Quantity for/).all()) await quantity.fill('')
  await page.getByLabel(`Quantity for ${winner}`).fill(String(need.quantity))
  for (const reason of await page.getByLabel(/^Reason for/).all()) {
    await reason.fill('Judged by the announced rule, on price and delivery date.')
  }
  await page.getByLabel('Type the number of the need to confirm').fill(number)
  await page.getByRole('button', { name: 'Award and tell all bidders' }).click()
  await expect(page.getByText('What was decided, and why')).toBeVisible()
}

/** The inspector looks at the evidence, accepts all of the milestone and signs. */
export async function accept({ page }: Desk, orderAddress: string): Promise<void> {
  await page.goto(orderAddress)
  await page.getByRole('link', { name: 'Inspect' }).first().click()
  await expect(page.getByRole('heading', { name: 'Device evidence, as it stands now' })).toBeVisible()
  await page.getByLabel(`Accept all ${need.quantity} pieces`).check()
  await page.getByRole('button', { name: 'Sign the inspection report' }).click()
  await expect(page.getByText(/^(Accepted|Invoiced)$/).first()).toBeVisible()
}

/** What the city types into its bank: read from the page of the invoice. */
export async function transferInstructions({ page, home }: Desk): Promise<{ reference: string; amount: string }> {
  await page.goto(`${home}/payments`)
  await page
    .getByRole('link', { name: /INV-2026-\d{6}/ })
    .first()
    .click()
  await expect(page.getByText('Pay by bank transfer')).toBeVisible()
  const text = await page.locator('main').innerText()
  const reference = /\bRF\d{2}[A-Z0-9 ]{4,30}/.exec(text)![0].replaceAll(/\s/g, '')
  const amount = /€([\d,]+\.\d{2})/.exec(text)![1]!.replaceAll(',', '')
  return { reference, amount }
}

/** Pays the open invoice on Stripe's own page with a test card, and is led back. */
export async function payThroughStripe({ page, home }: Desk): Promise<void> {
  await page.goto(`${home}/payments`)
  await page
    .getByRole('link', { name: /INV-2026-\d{6}/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Pay .* through Stripe$/ }).click()
  await page.getByLabel('Email').fill('finance@tampere.example')
  await page.getByLabel('Name on card').fill('City of Tampere')
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry (month/year)').fill('09/30')
  await page.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/city\/payments\//)
}
