// What each process is told. Secrets go only to the process that needs them.
import { readSettings, type Settings } from '#lib/platform/env.ts'
import type { Secrets } from '#tools/secrets.ts'

export type Environments = Record<'migrate' | 'web' | 'gateway' | 'jobs' | 'sequencer' | 'simulator' | 'seed', NodeJS.ProcessEnv>

export type Urls = { owner: string; app: string; sequencer: string }

type Process = keyof Environments

/** Who holds what; every name here is kept from all others. */
const held = {
  web: ['NEXTAUTH_SECRET', 'RECEIPT_PRIVATE_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  gateway: [],
  jobs: ['SEAL_IDENTITY', 'STRIPE_SECRET_KEY', 'SMTP_URL'],
  sequencer: ['SEQUENCER_URL', 'AUDIT_PRIVATE_KEY'],
  migrate: ['MIGRATE_URL'],
  simulator: [],
} as const satisfies Partial<Record<Process, readonly (keyof Settings)[]>>

const secretNames: readonly string[] = Object.values(held).flat()

/** The environments of all processes of a demo: the person's own settings, and what the demo made. */
export function demoEnvironments(given: NodeJS.ProcessEnv, secrets: Secrets, urls: Urls, dev: boolean): Environments {
  const settings: Settings = readSettings(given)
  return shareOut({
    ...pick(given, (name) => !(name in secrets)),
    ...pick(secrets, (name) => !name.startsWith('PG_')),
    NODE_ENV: dev ? 'development' : 'production',
    MODE: 'demo',
    DEV: String(dev),
    PUBLIC_URL: settings.PUBLIC_URL,
    NEXTAUTH_URL: settings.PUBLIC_URL,
    DATABASE_URL: urls.app,
    MIGRATE_URL: urls.owner,
    SEQUENCER_URL: urls.sequencer,
    STRIPE_API_URL: `http://127.0.0.1:${settings.LOCAL_STRIPE_PORT}`,
    LOG_LEVEL: given.LOG_LEVEL ?? (dev ? 'info' : 'warn'),
  })
}

/** The environments of all processes in production, from the one that this was started with. */
export function productionEnvironments(given: NodeJS.ProcessEnv): Environments {
  return shareOut({ ...given, NODE_ENV: 'production', NEXTAUTH_URL: readSettings(given).PUBLIC_URL })
}

function shareOut(all: NodeJS.ProcessEnv): Environments {
  const of = (name: keyof typeof held) =>
    pick(all, (key) => !secretNames.includes(key) || (held[name] as readonly string[]).includes(key))
  return {
    web: of('web'),
    gateway: of('gateway'),
    jobs: of('jobs'),
    sequencer: of('sequencer'),
    migrate: of('migrate'),
    simulator: of('simulator'),
    // The seed plays the demo world's past, so it does everybody's work for a moment.
    seed: all,
  }
}

function pick(bag: Record<string, string | undefined>, keep: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(bag).filter(([name, value]) => value !== undefined && keep(name))) as NodeJS.ProcessEnv
}
