// One real PostgreSQL for the whole run, with a migrated template database.
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Cluster } from '#tests/support/database.ts'
import { freePort } from '#tools/free-port.ts'
import { removeCluster, startPostgres } from '#tools/postgres/embedded.ts'
import { ensureDatabase, ensureRoles, migrate } from '#tools/postgres/migrate.ts'
import { makeSecrets, type Secrets } from '#tools/secrets.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: Cluster
    secrets: Secrets
  }
}

export default async function setup(project: TestProject) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'moi-test-'))
  const postgres = await startPostgres({ home, port: await freePort(), password: 'test', durable: false })
  const cluster: Cluster = {
    adminUrl: postgres.url('postgres'),
    template: 'template_moi',
    appPassword: 'app',
    sequencerPassword: 'sequencer',
  }
  await ensureRoles(cluster.adminUrl, { app: cluster.appPassword, sequencer: cluster.sequencerPassword })
  await ensureDatabase(cluster.adminUrl, cluster.template)
  await migrate(postgres.url(cluster.template))
  project.provide('cluster', cluster)
  project.provide('secrets', await makeSecrets())
  return async () => {
    await postgres.stop()
    removeCluster(home)
  }
}
