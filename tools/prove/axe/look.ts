// One page in a real browser: what axe finds, whether it is wider than its window, and whom else it asks.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { themeCookie } from '#lib/values/theme.ts'
import type { Combination } from '#tools/prove/axe/combinations.ts'
import type { Visit } from '#tools/prove/axe/visits.ts'

/** WCAG 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export type Looking = { browser: Browser; origin: string; cookies: ReadonlyMap<string, string>; plant: string | null }

/** A window of this combination, in which the visitor is signed in. */
export async function openWindow(
  { browser, origin, cookies }: Looking,
  { locale, theme, width }: Combination,
  visitor: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: theme })
  const given = [...(cookies.get(visitor) ?? '').split('; ').filter(Boolean), `${themeCookie}=${theme}`]
  await context.addCookies(
    given.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: origin })),
  )
  return context
}

/** What is wrong with the page, one line each. */
export async function lookAt(
  page: Page,
  { origin, plant }: Looking,
  { locale, width }: Combination,
  { address }: Visit,
): Promise<string[]> {
  const faults: string[] = []
  const foreign = new Set<string>()
  page.removeAllListeners('request')
  page.on('request', (request) => {
    const asked = new URL(request.url())
    if (/^https?:$/.test(asked.protocol) && asked.origin !== origin) foreign.add(asked.origin)
  })
  const response = await page.goto(origin + address.replace(/^\/en(?=\/|$)/, `/${locale}`), { waitUntil: 'load' })
  const status = response?.status() ?? 0
  if (status >= 400 && !address.includes('no-such-page')) faults.push(`it answers ${status}`)
  if (plant === 'unlabelled') await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  if (plant === 'too-wide') {
    // A box, not a long word: Korean pages break any word that does not fit.
    await page.evaluate(() => {
      const box = document.createElement('div')
      box.style.width = '9999px'
      box.textContent = 'wide'
      document.querySelector('main')?.append(box)
    })
  }
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  for (const { id, help, nodes } of violations)
    faults.push(
      `${id} (${help}) at ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
    )
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) faults.push(`it is ${wide} pixels wide in a window of ${width}: ${await page.evaluate(sticksOut, width)}`)
  for (const other of foreign) faults.push(`it asks ${other}`)
  return faults
}

/** Runs in the page: the smallest element that reaches beyond the window, and what it says. */
function sticksOut(width: number): string {
  const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > width + 1)
  const deepest = out.find((one) => !out.some((other) => other !== one && one.contains(other)))
  return deepest
    ? `<${deepest.tagName.toLowerCase()} class="${deepest.getAttribute('class') ?? ''}"> ${deepest.textContent?.trim().slice(0, 60)}`
    : 'unknown'
}
