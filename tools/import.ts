// Real input in. `npm run import -- ocds FILE…` mirrors notices of others; `npm run import -- places FILE` reads the world's cities.
// Exit code 0: everything was taken in. 1: something was refused and named. 2: nothing could be read.
import { parseArgs } from 'node:util'
import { closeDb } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { importOcds } from '#tools/import/import-ocds.ts'
import { importPlacesFile } from '#tools/import/import-places.ts'
import { UnreadableFile } from '#tools/import/input-file.ts'
import { Tally } from '#tools/import/tally.ts'
import { findDemoDatabase } from '#tools/scratch/demo-database.ts'

const usage = `npm run import -- ocds FILE… [--source NAME] [--source-url ADDRESS] [--licence NAME or ADDRESS] [--report FILE]
npm run import -- places FILE`

const text = { type: 'string' } as const
const { values, positionals } = readArguments()
const [kind, ...files] = positionals
if ((kind !== 'ocds' && kind !== 'places') || files.length === 0) fail(usage)
await reachDatabase()
process.exit(await run())

async function run(): Promise<0 | 1 | 2> {
  const tally = new Tally(kind === 'ocds' ? values.report : undefined)
  const said = { name: values.source, url: values['source-url'], licence: values.licence }
  let refused = 0
  let unreadable = 0
  try {
    for (const file of files) {
      try {
        if (kind === 'ocds') await importOcds(file, said, tally, files.length === 1)
        else refused += await importPlacesFile(file)
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error
        console.error(error.message)
        unreadable++
      }
    }
  } catch (error) {
    console.error(`The import stopped: ${plain(error)} What was imported before is kept; run the command again to go on.`)
    return 2
  } finally {
    if (kind === 'ocds' && unreadable < files.length) await tally.close()
    await closeDb()
  }
  if (unreadable === files.length) return 2
  return unreadable > 0 || refused > 0 || !tally.isWhole ? 1 : 0
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { source: text, 'source-url': text, licence: text, report: text },
    })
  } catch (error) {
    return fail(`${(error as Error).message}\n${usage}`)
  }
}

/** Beside a running demo there is no DATABASE_URL in the environment: its password lies in the data folder. */
async function reachDatabase(): Promise<void> {
  env.DATABASE_URL ||= (await findDemoDatabase())?.appUrl ?? ''
  if (env.DATABASE_URL === '') fail('There is no database yet: run "npm start" first, or set DATABASE_URL.')
}

function plain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/ECONNREFUSED|reach database|ENOTFOUND/i.test(message + String((error as { code?: string }).code)))
    return 'the database does not answer. Is "npm start" running?'
  return `${message.split('\n').at(-1)!.trim()}.`
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
