// The notice that the story begins from: a real one where real data is at hand, else one of our own making.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { sampleNotices } from '#seed/sample-notices.ts'
import type { Desk } from './people.ts'

export type FoundNotice = { ocid: string; title: string; source: string }

type Release = { ocid: string; tender: { title: string; classification?: { id?: string } } }

/** Transport equipment: what the story's maker could make. */
const division = '34'

/** Reads notices in through the command line, as an operator would, and says which one the story begins from. */
export async function importNotices(ownerUrl: string, now: Date): Promise<FoundNotice> {
  const real = path.join(process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'), 'ocds/uk-contracts-finder.jsonl')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-notices-'))
  const sample = path.join(folder, 'sample.json')
  writeFileSync(
    sample,
    JSON.stringify({ releases: sampleNotices(now), publisher: { name: 'Harbourside open data' }, license: 'CC0' }),
  )
  const isReal = existsSync(real)
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['tools/import.ts', 'ocds', isReal ? real : sample], {
      env: { ...process.env, DATABASE_URL: ownerUrl },
    })
    expect(stdout).toMatch(isReal ? /^150 read: .* 0 refused/ : /^3 read: .* 0 refused/)
  } finally {
    rmSync(folder, { recursive: true })
  }
  const releases: Release[] = isReal
    ? readFileSync(real, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : (sampleNotices(now) as never)
  const chosen = releases.find(({ tender }) => tender.classification?.id?.startsWith(division)) ?? releases[0]!
  const found = {
    ocid: chosen.ocid,
    title: chosen.tender.title.trim(),
    source: isReal ? 'UK Contracts Finder' : 'Harbourside open data',
  }
  console.log(`The story begins from ${isReal ? 'a real notice' : 'a notice of our own making'}: ${found.title} (${found.ocid})`)
  return found
}

/** Finds the notice on the board, sees whose it is, and opens the form that it fills. */
export async function beginFrom({ page }: Desk, notice: FoundNotice): Promise<void> {
  await page.goto(`/en/tenders?q=${notice.ocid}`)
  await page.getByRole('link', { name: notice.title }).click()
  await expect(page.getByText(`Mirrored from ${notice.source}`)).toBeVisible()
  await page.getByRole('link', { name: 'Write a need from this notice' }).click()
  await expect(page.getByText('Written from a notice of somebody else')).toBeVisible()
  await expect(page.getByLabel('Title in English')).toHaveValue(notice.title)
}
