/** The only reader of `process.env`. Every default works: `MODE=demo` on one machine, nothing exposed beyond loopback. */
import { z } from 'zod'

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback)
const secret = z.string().default('')

export const settings = z.object({
  /** demo: loopback, embedded database, demo accounts and clock. production: refuses every one of these. */
  MODE: z.enum(['demo', 'production']).default('demo'),
  /** true while `npm run dev` runs. */
  DEV: z.stringbool().default(false),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(3000),
  /** Address that people and Stripe's redirects use. */
  PUBLIC_URL: z.string().default(''),
  /** Folder of the embedded database and of the secrets made at first start. */
  DATA_DIR: z.string().default('.data'),
  /** PostgreSQL as the application's role; empty: the embedded one. */
  DATABASE_URL: secret,
  /** PostgreSQL as the owner of the tables, for migrations only. */
  MIGRATE_URL: secret,
  /** PostgreSQL as the sequencer's role. */
  SEQUENCER_URL: secret,
  PG_PORT: port(5433),
  MQTT_HOST: z.string().default('127.0.0.1'),
  MQTT_PORT: port(1883),
  /** Messages a second that one device may send in the long run; five times as many at once after a silence. */
  DEVICE_MESSAGES_PER_SECOND: z.coerce.number().int().min(1).max(100_000).default(20),
  LOCAL_STRIPE_PORT: port(4242),
  /** Empty: api.stripe.com in production, the local Stripe in demo. */
  STRIPE_API_URL: z.string().default(''),
  STRIPE_SECRET_KEY: secret,
  STRIPE_WEBHOOK_SECRET: secret,
  NEXTAUTH_SECRET: secret,
  /** Ed25519 PKCS#8 (base64) that signs audit heads; the sequencer alone holds it. */
  AUDIT_PRIVATE_KEY: secret,
  /** Ed25519 SPKI (base64), published at /audit/heads. */
  AUDIT_PUBLIC_KEY: z.string().default(''),
  /** Ed25519 PKCS#8 (base64url) that signs the receipts of sealed quotes. */
  RECEIPT_PRIVATE_KEY: secret,
  RECEIPT_PUBLIC_KEY: z.string().default(''),
  /** age recipient to which each tender's outer key is sealed at rest. */
  SEAL_RECIPIENT: z.string().default(''),
  /** age identity that reads the tenders' outer keys; only the jobs worker holds it. */
  SEAL_IDENTITY: secret,
  /** SMTP address; empty in demo: mail is written into the log's count only. */
  SMTP_URL: secret,
  MAIL_FROM: z.string().default(''),
  /** relative: demo dates move with today. fixed: the clock starts at 2026-11-23 09:00 UTC, for tests. */
  SEED_MODE: z.enum(['relative', 'fixed']).default('relative'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Settings = z.infer<typeof settings>
type SecretName = { [K in keyof Settings]: Settings[K] extends string ? K : never }[keyof Settings]

/** Reads settings from a bag of strings. Throws an Error that names each bad variable in one line. */
export function readSettings(bag: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.keys(settings.shape).flatMap((key) => (bag[key] ? [[key, bag[key]]] : [])))
  const result = settings.safeParse(given)
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  const read = result.data
  return { ...read, PUBLIC_URL: (read.PUBLIC_URL || `http://${read.HOST}:${read.PORT}`).replace(/\/$/, '') }
}

export const env: Settings = settingsOfProcess()

/** A process with a bad setting says which, in one line, and ends. */
function settingsOfProcess(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    console.error(`Settings: ${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

/** A setting that this process cannot work without. Throws a sentence for the person who runs it. */
export function required(name: SecretName): string {
  const value = env[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`${name} is not set. In demo mode "npm start" makes it; in production set it (see .env.example).`)
}

/** What production refuses to start with; an empty list means it may start. */
export function productionFaults(read: Settings): string[] {
  if (read.MODE !== 'production') return []
  const needed = [
    'DATABASE_URL',
    'SEQUENCER_URL',
    'NEXTAUTH_SECRET',
    'AUDIT_PRIVATE_KEY',
    'AUDIT_PUBLIC_KEY',
    'RECEIPT_PRIVATE_KEY',
    'RECEIPT_PUBLIC_KEY',
    'SEAL_RECIPIENT',
    'SEAL_IDENTITY',
    'SMTP_URL',
    'MAIL_FROM',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
  ] as const
  const faults: string[] = needed.filter((name) => !read[name]).map((name) => `${name} is missing`)
  if (!read.PUBLIC_URL.startsWith('https://')) faults.push('PUBLIC_URL must start with https://')
  if (read.NEXTAUTH_SECRET && read.NEXTAUTH_SECRET.length < 32) faults.push('NEXTAUTH_SECRET is shorter than 32 characters')
  if (read.STRIPE_SECRET_KEY.startsWith('sk_local')) faults.push('STRIPE_SECRET_KEY belongs to the local Stripe')
  if (read.DEV) faults.push('DEV must be off')
  return faults
}

/**
 * `npm run dev` runs this process in Node's watch mode, which makes every child report its imports over the channel on which Next
 * awaits its workers' answers. Called before Next starts any.
 */
export function quietWatchMode(): void {
  delete process.env.WATCH_REPORT_DEPENDENCIES
}
