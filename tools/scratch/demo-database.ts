// Where a demo that runs on this machine keeps its database: for tools that are called beside it without any setting.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readSettings } from '#lib/platform/env.ts'
import { roles } from '#tools/postgres/migrate.ts'
import { loadSecrets } from '#tools/secrets.ts'

const root = path.resolve(import.meta.dirname, '../..')

export type DemoDatabase = { ownerUrl: string; appUrl: string; auditPublicKey: string; receiptPublicKey: string }

/** URLs of the embedded database, by the passwords in the data folder; null before the first `npm start`. */
export async function findDemoDatabase(env: NodeJS.ProcessEnv = process.env): Promise<DemoDatabase | null> {
  const settings = readSettings(env)
  const folder = path.resolve(root, settings.DATA_DIR)
  if (!existsSync(path.join(folder, 'secrets.json'))) return null
  const secrets = await loadSecrets(folder)
  const as = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${settings.PG_PORT}/moi`
  return {
    ownerUrl: as('postgres', secrets.PG_OWNER_PASSWORD),
    appUrl: as(roles.app, secrets.PG_APP_PASSWORD),
    auditPublicKey: secrets.AUDIT_PUBLIC_KEY,
    receiptPublicKey: secrets.RECEIPT_PUBLIC_KEY,
  }
}
