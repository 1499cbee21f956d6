// `npm run migration -- what changed`: writes the SQL from the last migration to prisma/schema as a new, dated migration.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '#tools/free-port.ts'
import { removeCluster, startPostgres } from '#tools/postgres/embedded.ts'
import { ensureRoles, migrate, migrationsFolder } from '#tools/postgres/migrate.ts'
import { diffSchema, withScratchDatabase } from '#tools/postgres/schema-diff.ts'

const words = process.argv
  .slice(2)
  .join('_')
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '_')
if (!words) {
  console.error('Say what changes, as a sentence: npm run migration -- bids are ciphertext only')
  process.exit(2)
}

const home = await mkdtemp(path.join(os.tmpdir(), 'moi-migration-'))
const postgres = await startPostgres({ home, port: await freePort(), password: 'scratch', durable: false })
try {
  await ensureRoles(postgres.url('postgres'), { app: 'scratch', sequencer: 'scratch' })
  const sql = await withScratchDatabase(postgres.url('postgres'), async (url) => {
    await migrate(url)
    return diffSchema(url, path.resolve('prisma/schema'))
  })
  if (sql === '') {
    console.log('The migrations and prisma/schema agree: there is nothing to write.')
  } else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
    const folder = path.join(migrationsFolder, `${stamp}_${words}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`)
    console.log(
      `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it, and add the grants and checks that Prisma does not know.`,
    )
  }
} finally {
  await postgres.stop()
  removeCluster(home)
}
