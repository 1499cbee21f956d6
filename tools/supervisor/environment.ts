// What each process is told. Secrets go only to the process that needs them.
import { readSettings, type Settings } from '#lib/platform/env.ts'
import type { Secrets } from '#tools/secrets.ts'

export type Environments = Record<'migrate' | 'web' | 'gateway' | 'jobs' | 'sequencer' | 'simulator' | 'seed', NodeJS.ProcessEnv>

export type Urls = { owner: string; app: string; sequencer: string }

/** The environments of all processes of a demo: the person's own settings, and what the demo made. */
export function demoEnvironments(given: NodeJS.ProcessEnv, secrets: Secrets, urls: Urls, dev: boolean): Environments {
  const settings: Settings = readSettings(given)
  const shared: NodeJS.ProcessEnv = {
    ...pick(given, (name) => !(name in secrets)),
    NODE_ENV: dev ? 'development' : 'production',
    MODE: 'demo',
    DEV: String(dev),
    PUBLIC_URL: settings.PUBLIC_URL,
    DATABASE_URL: urls.app,
    AUDIT_PUBLIC_KEY: secrets.AUDIT_PUBLIC_KEY,
    RECEIPT_PUBLIC_KEY: secrets.RECEIPT_PUBLIC_KEY,
    SEAL_RECIPIENT: secrets.SEAL_RECIPIENT,
    STRIPE_API_URL: `http://127.0.0.1:${settings.LOCAL_STRIPE_PORT}`,
    LOG_LEVEL: given.LOG_LEVEL ?? (dev ? 'info' : 'warn'),
  }
  const web = {
    NEXTAUTH_URL: settings.PUBLIC_URL,
    ...only(secrets, 'NEXTAUTH_SECRET', 'RECEIPT_PRIVATE_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'),
  }
  const jobs = only(secrets, 'SEAL_IDENTITY', 'STRIPE_SECRET_KEY')
  const sequencer = { SEQUENCER_URL: urls.sequencer, ...only(secrets, 'AUDIT_PRIVATE_KEY') }
  return {
    migrate: { ...shared, MIGRATE_URL: urls.owner },
    web: { ...shared, ...web },
    gateway: shared,
    jobs: { ...shared, ...jobs },
    sequencer: { ...shared, ...sequencer },
    simulator: shared,
    // The seed plays the demo world's past, so it does everybody's work for a moment.
    seed: { ...shared, ...web, ...jobs, ...sequencer, MIGRATE_URL: urls.owner },
  }
}

function only(secrets: Secrets, ...names: (keyof Secrets)[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.map((name) => [name, secrets[name]])) as NodeJS.ProcessEnv
}

function pick(bag: NodeJS.ProcessEnv, keep: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(bag).filter(([name, value]) => value !== undefined && keep(name))) as NodeJS.ProcessEnv
}
