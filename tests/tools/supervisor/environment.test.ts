import { expect, it } from 'vitest'
import { productionFaults, readSettings } from '#lib/platform/env.ts'
import { makeSecrets } from '#tools/secrets.ts'
import { demoEnvironments, type Environments, productionEnvironments } from '#tools/supervisor/environment.ts'

/** Who may hold what; nobody else may see it. */
const holders: Record<string, (keyof Environments)[]> = {
  SEAL_IDENTITY: ['jobs', 'seed'],
  AUDIT_PRIVATE_KEY: ['sequencer', 'seed'],
  SEQUENCER_URL: ['sequencer', 'seed'],
  MIGRATE_URL: ['migrate', 'seed'],
  NEXTAUTH_SECRET: ['web', 'seed'],
  RECEIPT_PRIVATE_KEY: ['web', 'seed'],
  STRIPE_WEBHOOK_SECRET: ['web', 'seed'],
  STRIPE_SECRET_KEY: ['web', 'jobs', 'seed'],
}
const given = {
  NODE_ENV: 'production',
  PATH: '/bin',
  ...Object.fromEntries(Object.keys(holders).map((name) => [name, `a ${name}`])),
} as const
const urls = { owner: 'postgres://owner', app: 'postgres://app', sequencer: 'postgres://sequencer' }

it.each([
  ['production', () => productionEnvironments({ ...given, MODE: 'production' })],
  ['a demo', async () => demoEnvironments(given, await makeSecrets(), urls, false)],
  [
    'a demo on a database of its own',
    async () => demoEnvironments({ ...given, DATABASE_URL: 'postgres://own' }, await makeSecrets(), urls, true),
  ],
])('in %s a secret reaches the processes that need it, and no other', async (_mode, make) => {
  const environments = await make()
  for (const [name, may] of Object.entries(holders)) {
    const have = Object.entries(environments).filter(([, env]) => env[name])
    expect(have.map(([process]) => process).sort(), name).toEqual([...may].sort())
  }
  for (const env of Object.values(environments)) {
    expect(env.PATH).toBe('/bin')
    expect(Object.keys(env).filter((name) => name.startsWith('PG_') && name.endsWith('PASSWORD'))).toEqual([])
  }
})

it('production does not start without what sealing, receipts and the audit will need', () => {
  const faults = productionFaults(readSettings({ MODE: 'production' }))
  for (const name of ['SEAL_IDENTITY', 'SEAL_RECIPIENT', 'RECEIPT_PRIVATE_KEY', 'RECEIPT_PUBLIC_KEY', 'AUDIT_PRIVATE_KEY'])
    expect(faults).toContain(`${name} is missing`)
})
