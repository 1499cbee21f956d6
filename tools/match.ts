// `npm run match -- [NUMBER] [--locale en|ko|zh] [--out FILE]`: who could meet each published need, alone, together, nearly or not, with
// every reason as its maker reads it, and the cheapest plan with its proven gap. For whoever runs the machine: it names makers.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { closeDb } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { isLocale } from '#lib/values/locale.ts'
import { marketTables } from '#tools/match/market-table.ts'
import { findDemoDatabase } from '#tools/scratch/demo-database.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { locale: { type: 'string', default: 'en' }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
})
const number = positionals[0]

if (values.help) {
  console.log('npm run match -- [MOI-2026-000001] [--locale en|ko|zh] [--out FILE]')
  console.log('--out writes the plan of the one named need with its proof; "npm run verify -- allocation FILE" checks it.')
} else if (!isLocale(values.locale)) fail('There are three languages: --locale en, ko or zh.')
else if (values.out && !number)
  fail('Name the need whose plan is to be written: npm run match -- MOI-2026-000001 --out plan.json')
else await show(values.locale)

async function show(locale: 'en' | 'ko' | 'zh'): Promise<void> {
  // Beside a running demo no address is set: its password lies in the data folder.
  env.DATABASE_URL ||= (await findDemoDatabase())?.appUrl ?? ''
  if (!env.DATABASE_URL) fail('No database: set DATABASE_URL, or run "npm start" first.')
  try {
    const tables = await marketTables(number ?? null, locale)
    if (tables.length === 0) fail(number ? `No published need has the number ${number}.` : 'No need is published.')
    for (const { text } of tables) console.log(text)
    const document = tables[0]?.document
    if (values.out && !document) fail('No plan meets this need: there is nothing to write.')
    if (values.out) writeFileSync(values.out, `${JSON.stringify(document, null, 2)}\n`)
  } catch (error) {
    fail(
      `The database does not answer (${error instanceof Error ? error.message.trim().split('\n').at(-1) : error}). Is "npm start" running?`,
    )
  } finally {
    await closeDb()
  }
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
