// Setup file of the tests that need a database: each test file gets its own before it imports anything of ours.
import { afterAll, inject } from 'vitest'
import { createTestDatabase } from '#tests/support/database.ts'

const database = await createTestDatabase(inject('cluster'))
Object.assign(process.env, inject('secrets'), {
  DATABASE_URL: database.appUrl,
  MIGRATE_URL: database.ownerUrl,
  SEQUENCER_URL: database.sequencerUrl,
  LOG_LEVEL: 'silent',
})

afterAll(async () => {
  const { closeDb } = await import('#lib/platform/db.ts')
  await closeDb()
  await database.drop()
})
