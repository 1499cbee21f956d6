// Applies prisma/migrations in order and keeps `_prisma_migrations` as Prisma does, without Prisma's native engine.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runMigrations as migrateGraphileWorker } from 'graphile-worker'
import pg from 'pg'

export const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations')

/** Roles of the application; made once per cluster, without them the database cannot tell who may change what. */
export const roles = { app: 'moi_app', sequencer: 'moi_sequencer' } as const

export type Migrated = { applied: string[]; total: number }

/**
 * Brings the database at `url` (as its owner) up to date, each migration in one transaction. Two at once wait for each other.
 * Throws an Error naming the migration that failed, or the applied one whose file was changed since.
 */
export async function migrate(url: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('moi migrate'))`)
    await makeMissingRoles(client)
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    )
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const names = migrationNames()
    const applied: string[] = []
    for (const name of names) {
      const sql = readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      const before = done.get(name)
      if (before !== undefined && before !== checksum)
        throw new Error(`Migration ${name} was changed after it had been applied. Write a new one instead.`)
      if (before !== undefined) continue
      await applyOne(client, name, sql, checksum)
      applied.push(name)
    }
    await migrateGraphileWorker({ connectionString: url })
    await grantJobs(client)
    return { applied, total: names.length }
  } finally {
    await client.end()
  }
}

/** Grants need the roles to exist. Where nobody gave them a password they cannot sign in, and the owner's URL serves for all. */
async function makeMissingRoles(client: pg.Client): Promise<void> {
  for (const role of Object.values(roles)) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    if (rowCount) continue
    await client.query(`CREATE ROLE ${role} NOLOGIN`).catch((error: Error) => {
      throw new Error(
        `The role ${role} is missing and MIGRATE_URL may not make it (${error.message}). Create it, then start again.`,
      )
    })
  }
}

export function migrationNames(): string[] {
  return readdirSync(migrationsFolder)
    .filter((name) => existsSync(path.join(migrationsFolder, name, 'migration.sql')))
    .sort()
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/** Makes the two roles if absent and sets their passwords. `url` must be allowed to create roles. */
export async function ensureRoles(url: string, passwords: Record<keyof typeof roles, string>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const key of ['app', 'sequencer'] as const) {
      const role = roles[key]
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
      const verb = rowCount ? 'ALTER' : 'CREATE'
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(passwords[key])}`,
      )
    }
  } finally {
    await client.end()
  }
}

export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** graphile-worker's tables belong to the owner; the application's role may use them. */
async function grantJobs(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO ${roles.app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${roles.app};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${roles.app};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${roles.app}`)
  // Its tables have row-level security switched on and no policy: to anyone but the owner they would look empty and refuse rows.
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'application')`,
  )
  for (const { name } of rows) {
    const table = `graphile_worker.${pg.escapeIdentifier(name)}`
    await client.query(`CREATE POLICY application ON ${table} TO ${roles.app} USING (true) WITH CHECK (true)`)
  }
}
