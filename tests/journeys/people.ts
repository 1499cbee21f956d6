import type { Browser, BrowserContext, Page } from '@playwright/test'

/** A person at their own computer: signed in, in English, with nothing shared with anybody else's browser. */
export type Desk = { page: Page; context: BrowserContext; home: string }

/** Signs in through the page, as a person does, and opens the desk of the organization. */
export async function sitDown(browser: Browser, email: string, desk: string): Promise<Desk> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  await page.goto('/en/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
  const home = `/en/w/${desk}`
  await page.goto(home)
  return { page, context, home }
}
