import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { freePort } from '#tools/free-port.ts'

const workers = readdirSync('workers').filter((file) => file.endsWith('.ts'))

describe('under plain Node', () => {
  it.each(workers)(
    'workers/%s says that it is ready, and ends when it is told to',
    async (file) => {
      const { ready, ended, child, said } = start(`workers/${file}`, { MQTT_PORT: String(await freePort()) })
      await Promise.race([ready, ended.then((code) => Promise.reject(new Error(`it ended with ${code}: ${said()}`)))])
      child.kill('SIGTERM')
      expect(await ended, said()).toBe(0)
    },
    60_000,
  )

  it('a file with syntax that only a compiler understands would not start', async () => {
    const { ended, said } = start('--input-type=module-typescript', {}, ['-e', 'enum Status { open }'])
    expect(await ended).not.toBe(0)
    expect(said()).toContain('ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
  })
})

/** A worker as the supervisor starts it, without loaders or flags. */
function start(file: string, env: Record<string, string>, more: string[] = []) {
  // vitest's own NODE_OPTIONS must not help.
  const child: ChildProcess = spawn(process.execPath, [file, ...more], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return {
    child,
    said: () => output,
    ready: new Promise<void>((resolve) => child.on('message', (message) => message === 'ready' && resolve())),
    ended: new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 1))),
  }
}
