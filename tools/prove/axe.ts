// No page has a fault that axe finds (WCAG 2.2 AA), is wider than its window, or asks another origin. One combination of language,
// theme and width in the short form, chosen by the seed; all twelve in the long one.
import path from 'node:path'
import { chromium } from '@playwright/test'
import { demoPassword } from '#lib/identity/demo-accounts.ts'
import { chromiumArgs, findChromium } from '#tools/chromium.ts'
import { screenEntryPoints } from '#tools/entry-points/screens.ts'
import { makeWorld } from '#tools/prove/authorization/world.ts'
import { type Combination, combinations, nameOf } from '#tools/prove/axe/combinations.ts'
import { type Looking, lookAt, openWindow } from '#tools/prove/axe/look.ts'
import { planVisits, type Visit } from '#tools/prove/axe/visits.ts'
import type { ProofOptions, Verdict } from '#tools/scratch/proofs.ts'
import { signInOverHttp, startWeb } from '#tools/scratch/web.ts'
import { buildIfChanged } from '#tools/supervisor/build.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** unlabelled: a button without a name on each page. too-wide: a box that does not fit. */
export const plants = ['unlabelled', 'too-wide'] as const

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  await buildIfChanged(root)
  const world = await makeWorld()
  const pages = screenEntryPoints(path.join(root, 'app')).filter(({ kind }) => kind === 'page')
  const { visits: all, left } = planVisits(world, pages)
  // A planted mistake is on each page: a few show whether it is seen.
  const visits = plant ? all.slice(0, 5) : all
  const chosen = full ? combinations : [combinations[seed % combinations.length]!]
  const web = await startWeb()
  const { executablePath, env } = await findChromium()
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArgs,
    chromiumSandbox: false,
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const faults: string[] = left.map((page) => `nobody could visit ${page}`)
  let looked = 0
  try {
    const cookies = new Map<string, string>()
    for (const { name, email } of world.principals)
      if (email) cookies.set(name, await signInOverHttp(web.origin, email, demoPassword))
    const looking: Looking = { browser, origin: web.origin, cookies, plant }
    const waiting = [...chosen]
    const lane = async () => {
      for (let combination = waiting.shift(); combination; combination = waiting.shift()) {
        const found = await lookAtAll(looking, combination, visits)
        looked += visits.length
        faults.push(...found)
      }
    }
    await Promise.all([lane(), lane()])
  } finally {
    await browser.close()
    await web.stop()
  }
  return {
    passed: faults.length === 0,
    figures: { pages: visits.length, combinations: chosen.map(nameOf).join(', '), looks: looked, faults: faults.length },
    detail: faults.slice(0, 80).join('\n'),
  }
}

async function lookAtAll(looking: Looking, combination: Combination, visits: readonly Visit[]): Promise<string[]> {
  const faults: string[] = []
  for (const visitor of new Set(visits.map((visit) => visit.visitor.name))) {
    const window = await openWindow(looking, combination, visitor)
    const page = await window.newPage()
    for (const visit of visits.filter((one) => one.visitor.name === visitor)) {
      const found = await lookAt(page, looking, combination, visit)
      faults.push(...found.map((fault) => `${nameOf(combination)} ${visit.page}: ${fault}`))
    }
    await window.close()
  }
  return faults
}
