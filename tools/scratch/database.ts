// A PostgreSQL of one's own, migrated, with its roles, and the secrets that a process would be given: for proofs and benches.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#tools/free-port.ts'
import { type EmbeddedPostgres, removeCluster, startPostgres } from '#tools/postgres/embedded.ts'
import { ensureDatabase, ensureRoles, migrate, roles } from '#tools/postgres/migrate.ts'
import { makeSecrets } from '#tools/secrets.ts'

export type Scratch = {
  environment: Record<string, string>
  /** kill -9, then the start that recovers. */
  crash: () => Promise<void>
  stop: () => Promise<void>
}

/** `durable`: it writes to the disk before it says so, as in production; without it, proofs that lose no power are quicker. */
export async function startScratchDatabase({ durable = false } = {}): Promise<Scratch> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'moi-proof-'))
  const port = await freePort()
  const start = () => startPostgres({ home, port, password: 'proof', durable })
  let postgres: EmbeddedPostgres = await start()
  const crash = async () => {
    postgres.kill()
    await postgres.exited
    postgres = await startAgain(start)
  }
  const stop = async () => {
    await postgres.stop()
    removeCluster(home)
  }
  try {
    await ensureRoles(postgres.url('postgres'), { app: 'proof', sequencer: 'proof' })
    await ensureDatabase(postgres.url('postgres'), 'moi')
    await migrate(postgres.url('moi'))
    const as = (role: string) => `postgresql://${role}:proof@127.0.0.1:${port}/moi`
    const urls = { DATABASE_URL: as(roles.app), SEQUENCER_URL: as(roles.sequencer), MIGRATE_URL: postgres.url('moi') }
    return { environment: { ...(await makeSecrets()), ...urls, MODE: 'demo', LOG_LEVEL: 'silent' }, crash, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Sessions outlive their server for a moment, and hold the memory that the next one wants. */
async function startAgain(start: () => Promise<EmbeddedPostgres>): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries++) {
    try {
      return await start()
    } catch (error) {
      if (tries === 100) throw error
      await sleep(100)
    }
  }
}
