// The whole product on free ports with a data folder of its own: what browser tests and some proofs run against.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '#tools/free-port.ts'
import { removeCluster } from '#tools/postgres/embedded.ts'
import { roles } from '#tools/postgres/migrate.ts'
import type { Secrets } from '#tools/secrets.ts'

export type Product = {
  url: string
  mqttUrl: string
  stripeUrl: string
  ownerUrl: string
  appUrl: string
  sequencerUrl: string
  secrets: Secrets
  stop: () => Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const readyWithinMs = 240_000

/** Starts `npm start`'s own program, from an empty database to the seeded demo world, and waits until it serves. Throws with its last words. */
export async function startProduct(options: { simulator?: boolean } = {}): Promise<Product> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-product-'))
  const [web, mqtt, stripe, postgres] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const args = ['tools/start.ts', ...(options.simulator ? [] : ['--no-simulator'])]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...withoutAddresses(process.env),
      MODE: 'demo',
      SEED_MODE: 'fixed',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      DATA_DIR: folder,
      PORT: String(web),
      MQTT_PORT: String(mqtt),
      LOCAL_STRIPE_PORT: String(stripe),
      PG_PORT: String(postgres),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await ended(child)
    removeCluster(path.join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await serving(child)
  } catch (error) {
    await stop()
    throw error
  }
  const secrets = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')) as Secrets
  const database = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${postgres}/moi`
  return {
    url: `http://127.0.0.1:${web}`,
    mqttUrl: `mqtt://127.0.0.1:${mqtt}`,
    stripeUrl: `http://127.0.0.1:${stripe}`,
    ownerUrl: database('postgres', secrets.PG_OWNER_PASSWORD),
    appUrl: database(roles.app, secrets.PG_APP_PASSWORD),
    sequencerUrl: database(roles.sequencer, secrets.PG_SEQUENCER_PASSWORD),
    secrets,
    stop,
  }
}

/** What a caller's environment says about its own database and addresses is not meant for this one. */
function withoutAddresses(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(DATABASE_URL|MIGRATE_URL|SEQUENCER_URL|PUBLIC_URL|NEXTAUTH_URL|STRIPE_API_URL|HOST|MQTT_HOST|NODE_ENV|DEV)$/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name))) as NodeJS.ProcessEnv
}

function serving(child: ChildProcess): Promise<void> {
  let tail = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The product is not ready after ${readyWithinMs / 1000} s.\n${tail}`)),
      readyWithinMs,
    )
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        tail = (tail + text).slice(-6000)
        if (tail.includes('Ctrl-C stops everything.')) {
          clearTimeout(late)
          resolve()
        }
      })
    }
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The product did not start (it ended with ${code}).\n${tail}`))
    })
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}
