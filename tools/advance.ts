// `npm run advance -- 10d`: moves the demo's clock forward. Deadlines that it passes are kept at once; reports and readings are not made up.
import { readSettings } from '#lib/platform/env.ts'
import { moveClock } from '#seed/clock.ts'
import { findDemoDatabase } from '#tools/scratch/demo-database.ts'
import { readSpan } from '#tools/scratch/span.ts'

const settings = readSettings(process.env)
const span = readSpan(process.argv[2] ?? '')
if (settings.MODE === 'production') fail('Only a demo has a clock that can be moved: MODE is production.')
if (span === null) fail('Say by how much: npm run advance -- 10d (d days, h hours, m minutes), for example 36h or 2d12h.')
const ownerUrl = settings.MIGRATE_URL || (settings.DATABASE_URL ? '' : (await findDemoDatabase())?.ownerUrl)
if (!ownerUrl) fail('The clock belongs to the database\'s owner: set MIGRATE_URL, or run "npm start" first.')
try {
  const now = await moveClock(ownerUrl, span)
  console.log(`The demo's clock now says ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC.`)
} catch (error) {
  fail(`The database does not answer (${error instanceof Error ? error.message : error}). Is "npm start" running?`)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
