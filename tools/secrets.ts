// The secrets of a demo: made at the first start, kept in the data folder, handed to each process by its environment.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPlatformKey } from '#lib/sealing/platform-key.ts'
import { createSigningKey } from '#lib/sealing/receipt.ts'

export type Secrets = Record<
  | 'PG_OWNER_PASSWORD'
  | 'PG_APP_PASSWORD'
  | 'PG_SEQUENCER_PASSWORD'
  | 'NEXTAUTH_SECRET'
  | 'AUDIT_PRIVATE_KEY'
  | 'AUDIT_PUBLIC_KEY'
  | 'RECEIPT_PRIVATE_KEY'
  | 'RECEIPT_PUBLIC_KEY'
  | 'SEAL_IDENTITY'
  | 'SEAL_RECIPIENT'
  | 'STRIPE_SECRET_KEY'
  | 'STRIPE_WEBHOOK_SECRET',
  string
>

/** Reads `<folder>/secrets.json`, making it at the first call. The file is readable by its owner only. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets = await makeSecrets()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

export async function makeSecrets(): Promise<Secrets> {
  const password = () => randomBytes(24).toString('base64url')
  const audit = signingKey()
  const receipt = await createSigningKey()
  const seal = await createPlatformKey()
  return {
    PG_OWNER_PASSWORD: password(),
    PG_APP_PASSWORD: password(),
    PG_SEQUENCER_PASSWORD: password(),
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    AUDIT_PRIVATE_KEY: audit.privateKey,
    AUDIT_PUBLIC_KEY: audit.publicKey,
    RECEIPT_PRIVATE_KEY: receipt.privateKey,
    RECEIPT_PUBLIC_KEY: receipt.publicKey,
    SEAL_IDENTITY: seal.identity,
    SEAL_RECIPIENT: seal.recipient,
    STRIPE_SECRET_KEY: `sk_local_${randomBytes(18).toString('hex')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64url')}`,
  }
}

/** An Ed25519 pair: PKCS#8 and SPKI, both base64. */
function signingKey(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync('ed25519')
  return {
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}
