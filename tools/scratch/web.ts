// The built web process on a free port, and people who sign in to it over HTTP.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#tools/free-port.ts'

const root = path.resolve(import.meta.dirname, '../..')
const readyWithinMs = 60_000

export type Web = { origin: string; stop: () => Promise<void> }

/** Starts server.ts on the database that the environment names. Throws when it is not ready within a minute. */
export async function startWeb(): Promise<Web> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: origin,
    NEXTAUTH_URL: origin,
    LOG_LEVEL: 'silent',
  }
  const child: ChildProcess = spawn(process.execPath, ['server.ts'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const leave = () => child.kill('SIGKILL')
  process.once('exit', leave)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    process.off('exit', leave)
    child.kill('SIGTERM')
    await ended
  }
  for (const until = Date.now() + readyWithinMs; Date.now() < until && child.exitCode === null; await sleep(100)) {
    if (
      await fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { origin, stop }
  }
  await stop()
  throw new Error('The web process did not start.')
}

export type Answer = { status: number; location: string; type: string; body: string }

/** One request without following redirects; a live stream is left once its head has come. */
export async function ask(
  origin: string,
  method: string,
  address: string,
  headers: Record<string, string>,
  body?: BodyInit,
): Promise<Answer> {
  const response = await fetch(origin + address, {
    method,
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  })
  const type = response.headers.get('content-type') ?? ''
  const live = type.startsWith('text/event-stream')
  const text = live ? '' : await response.text()
  if (live) await response.body?.cancel()
  return { status: response.status, location: response.headers.get('location') ?? '', type, body: text }
}

/** Signs in as a browser without scripts would, and returns the Cookie header. */
export async function signInOverHttp(origin: string, email: string, password: string): Promise<string> {
  const first = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const form = new URLSearchParams({ csrfToken, email, password, json: 'true' })
  const second = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(first), 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
    redirect: 'manual',
  })
  const cookie = cookiesOf(second)
  if (!cookie.includes('session-token')) throw new Error(`${email} could not sign in: ${second.status} ${await second.text()}`)
  return cookie
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
}
