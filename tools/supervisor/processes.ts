// Which processes there are, in the order in which they start; they stop the other way round.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '#lib/platform/env.ts'
import type { Secrets } from '#tools/secrets.ts'
import type { ChildSpec } from '#tools/supervisor/child.ts'
import type { Environments } from '#tools/supervisor/environment.ts'

export function processesOf(
  settings: Settings,
  environments: Environments,
  folder: string,
  secrets: Secrets | null,
  simulate: boolean,
): ChildSpec[] {
  const watch = settings.DEV
    ? ['--watch-path=lib', '--watch-path=app/api', '--watch-path=server.ts', '--watch-preserve-output']
    : []
  return [
    { name: 'sequencer', args: ['workers/sequencer.ts'], env: environments.sequencer },
    ...(secrets ? [localStripe(settings, folder, secrets)] : []),
    { name: 'gateway', args: ['workers/gateway.ts'], env: environments.gateway },
    { name: 'jobs', args: ['workers/jobs.ts'], env: environments.jobs },
    {
      name: 'web',
      args: [...watch, 'server.ts'],
      env: environments.web,
      isReady: () => answers(`http://${settings.HOST}:${settings.PORT}/healthz`),
    },
    ...(simulate
      ? [
          {
            name: 'simulator',
            args: ['tools/simulate.ts', '--fleet', path.join(folder, 'demo-devices.json')],
            env: environments.simulator,
          },
        ]
      : []),
  ]
}

function localStripe(settings: Settings, folder: string, secrets: Secrets): ChildSpec {
  const file = (name: 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET') => {
    const place = path.join(folder, name.toLowerCase().replaceAll('_', '-'))
    writeFileSync(place, secrets[name], { mode: 0o600 })
    return place
  }
  const url = `http://127.0.0.1:${settings.LOCAL_STRIPE_PORT}`
  const args = [
    ...['tools/local-stripe/main.ts', '--port', String(settings.LOCAL_STRIPE_PORT)],
    ...['--secret-key-file', file('STRIPE_SECRET_KEY'), '--webhook-secret-file', file('STRIPE_WEBHOOK_SECRET')],
    ...['--webhook-url', `${settings.PUBLIC_URL}/api/stripe/webhook`, '--state-file', path.join(folder, 'local-stripe.json')],
  ]
  return {
    name: 'local Stripe',
    args,
    env: { NODE_ENV: 'production', PATH: process.env.PATH },
    isReady: () => answers(`${url}/_local/health`),
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
  return response.ok
}
