// A database of its own for each test file, copied from a migrated template. The cluster is started once per run (global-setup.ts).
import { randomBytes } from 'node:crypto'
import pg from 'pg'

export type TestDatabase = { ownerUrl: string; appUrl: string; sequencerUrl: string; drop: () => Promise<void> }

/** What the global set-up leaves in the environment. */
export type Cluster = { adminUrl: string; template: string; appPassword: string; sequencerPassword: string }

export async function createTestDatabase(cluster: Cluster): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(cluster, `CREATE DATABASE ${name} TEMPLATE ${cluster.template}`)
  return {
    ownerUrl: withDatabase(cluster.adminUrl, name),
    appUrl: withDatabase(cluster.adminUrl, name, 'moi_app', cluster.appPassword),
    sequencerUrl: withDatabase(cluster.adminUrl, name, 'moi_sequencer', cluster.sequencerPassword),
    drop: () => asAdmin(cluster, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function asAdmin(cluster: Cluster, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.adminUrl })
  await client.connect()
  // Two copies of one template at once are refused: take turns.
  await client.query(`SELECT pg_advisory_lock(4711)`)
  await client.query(sql)
  await client.end()
}

function withDatabase(url: string, database: string, user?: string, password?: string): string {
  const copy = new URL(url)
  copy.pathname = `/${database}`
  if (user) copy.username = user
  if (password) copy.password = password
  return String(copy)
}
