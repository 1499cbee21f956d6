// `npm start` and `npm run dev`: everything on a bare machine, from the database to the simulator, and its orderly end.

import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoAccounts, demoPassphrase, demoPassword } from '#lib/identity/demo-accounts.ts'
import { productionFaults, readSettings, type Settings } from '#lib/platform/env.ts'
import { translator } from '#lib/platform/i18n.ts'
import { isTaken } from '#tools/free-port.ts'
import { startPostgres, stopOrphan } from '#tools/postgres/embedded.ts'
import { ensureDatabase, ensureRoles, migrate, roles } from '#tools/postgres/migrate.ts'
import { loadSecrets, type Secrets } from '#tools/secrets.ts'
import { buildIfChanged } from '#tools/supervisor/build.ts'
import { type ChildSpec, quiet, startChild } from '#tools/supervisor/child.ts'
import { findDemoTraces } from '#tools/supervisor/demo-traces.ts'
import { demoEnvironments, type Environments, productionEnvironments, type Urls } from '#tools/supervisor/environment.ts'
import { processesOf } from '#tools/supervisor/processes.ts'
import { claimDataFolder } from '#tools/supervisor/single-run.ts'

const root = path.resolve(import.meta.dirname, '..')
const dev = process.argv.includes('--dev')
const simulate = !process.argv.includes('--no-simulator')
const undo: (() => void | Promise<void>)[] = []
let ending: Promise<void> | undefined

try {
  await start()
} catch (error) {
  // What a stop interrupts fails too, and is no news.
  if (!ending) console.error(error instanceof Error ? error.message : error)
  await end(1)
}

async function start(): Promise<void> {
  const settings = readSettings({ ...process.env, DEV: String(dev) })
  const faults = productionFaults(settings)
  if (faults.length > 0) throw new Error(`Not started in production: ${faults.join('; ')}.`)
  const folder = path.resolve(root, settings.DATA_DIR)
  const { release, afterKill } = claimDataFolder(folder)
  undo.push(release)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  if (afterKill) await stopOrphan(path.join(folder, 'postgres'))
  await refuseTakenPorts(settings, afterKill)

  // The build needs no database, and the database no build: on a bare machine they share the time.
  const building = new AbortController()
  undo.push(() => building.abort())
  const built = dev ? Promise.resolve(false) : buildIfChanged(root, building.signal)
  built.catch(() => undefined)
  const { environments, secrets, urls } =
    settings.MODE === 'demo' ? await prepareDemo(settings, folder) : prepareProduction(settings)
  if (urls) {
    const { applied } = await migrate(urls.owner)
    if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length > 1 ? 's' : ''}.`)
  }
  if (settings.MODE === 'demo') await seed(environments, folder)
  else {
    const traces = await findDemoTraces(settings.DATABASE_URL)
    if (traces.length > 0) throw new Error(`Not started in production: ${traces.join('; ')}.`)
  }
  if (await built) say('Built the web application.')
  if (ending) return
  await Promise.all(processesOf(settings, environments, folder, secrets, simulate && settings.MODE === 'demo').map(keepRunning))
  announce(settings)
}

/** The embedded database (unless DATABASE_URL names one), its roles, and the secrets made at the first start. */
async function prepareDemo(
  settings: Settings,
  folder: string,
): Promise<{ environments: Environments; secrets: Secrets; urls: Urls }> {
  const secrets = await loadSecrets(folder)
  const urls = settings.DATABASE_URL ? givenUrls(settings) : await embeddedUrls(settings, folder, secrets)
  return { environments: demoEnvironments(process.env, secrets, urls, dev), secrets, urls }
}

async function embeddedUrls(settings: Settings, folder: string, secrets: Secrets): Promise<Urls> {
  const postgres = await startPostgres({
    home: path.join(folder, 'postgres'),
    port: settings.PG_PORT,
    password: secrets.PG_OWNER_PASSWORD,
  })
  undo.push(() => postgres.stop())
  void postgres.exited.then((code) => {
    if (ending) return
    console.error(`PostgreSQL ended with ${code}.`)
    void end(1)
  })
  await ensureRoles(postgres.url('postgres'), { app: secrets.PG_APP_PASSWORD, sequencer: secrets.PG_SEQUENCER_PASSWORD })
  await ensureDatabase(postgres.url('postgres'), 'moi')
  const as = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${settings.PG_PORT}/moi`
  return {
    owner: postgres.url('moi'),
    app: as(roles.app, secrets.PG_APP_PASSWORD),
    sequencer: as(roles.sequencer, secrets.PG_SEQUENCER_PASSWORD),
  }
}

/** One URL alone works, unprotected: then the owner, the application and the sequencer are one role. `npm run doctor` says so. */
function givenUrls(settings: Settings): Urls {
  return {
    owner: settings.MIGRATE_URL || settings.DATABASE_URL,
    app: settings.DATABASE_URL,
    sequencer: settings.SEQUENCER_URL || settings.DATABASE_URL,
  }
}

function prepareProduction(settings: Settings): { environments: Environments; secrets: null; urls: Urls | null } {
  return {
    environments: productionEnvironments(process.env),
    secrets: null,
    urls: settings.MIGRATE_URL ? givenUrls(settings) : null,
  }
}

/** Starts one process, notes at once how it is stopped, and resolves when it serves. */
function keepRunning(spec: ChildSpec): Promise<void> {
  const child = startChild(spec, (name) => {
    console.error(`${name} could not be kept running.`)
    void end(1)
  })
  undo.push(() => child.stop())
  return child.ready
}

async function seed(environments: Environments, folder: string): Promise<void> {
  const files = ['--devices', path.join(folder, 'demo-devices.json'), '--gateways', path.join(folder, 'demo-gateways.json')]
  const args = [...quiet, 'tools/seed.ts', '--if-empty', ...files]
  const child = spawn(process.execPath, args, { cwd: root, env: environments.seed, stdio: ['ignore', 'inherit', 'inherit'] })
  undo.push(() => void child.kill())
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0 && !ending) throw new Error('The demo world could not be seeded. The reason stands above.')
}

/** After a kill the processes left behind are still ending: they get the time that they have to stop. */
async function refuseTakenPorts(settings: Settings, afterKill: boolean): Promise<void> {
  const patienceEndsAt = Date.now() + (afterKill ? 15_000 : 0)
  const wanted: [name: string, variable: string, port: number][] = [
    ['the web pages', 'PORT', settings.PORT],
    ['devices (MQTT)', 'MQTT_PORT', settings.MQTT_PORT],
    ...(settings.MODE === 'demo'
      ? ([['the local Stripe', 'LOCAL_STRIPE_PORT', settings.LOCAL_STRIPE_PORT]] as [string, string, number][])
      : []),
    ...(settings.DATABASE_URL ? [] : ([['PostgreSQL', 'PG_PORT', settings.PG_PORT]] as [string, string, number][])),
  ]
  for (const [name, variable, port] of wanted) {
    while (port !== 0 && (await isTaken(port)) && Date.now() < patienceEndsAt) await sleep(100)
    if (port !== 0 && (await isTaken(port)))
      throw new Error(`Port ${port} for ${name} is taken by another program. Stop it, or set ${variable} to a free port.`)
  }
}

function announce(settings: Settings): void {
  say('')
  say(`Made on the Internet runs at ${settings.PUBLIC_URL}`)
  if (settings.MODE !== 'demo') return
  say(
    `Devices: mqtt://${settings.MQTT_HOST}:${settings.MQTT_PORT} · local Stripe: http://127.0.0.1:${settings.LOCAL_STRIPE_PORT}`,
  )
  say(`Sign in with the password "${demoPassword}" as:`)
  const words = translator('en', 'account')
  for (const { email, word } of demoAccounts) say(`  ${email.padEnd(28)} ${words(`demo.${word}`)}`)
  say(`Custodians unlock their key with the passphrase "${demoPassphrase}".`)
  say('Ctrl-C stops everything.')
}

function say(line: string): void {
  console.log(line)
}

/** Undoes the start in reverse order; a second signal does not hurry it, since each step has its own limit. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const step of undo.reverse()) await step()
    process.exit(code)
  })()
  return ending
}
