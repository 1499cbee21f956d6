import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../../../tools/local-stripe/main.ts')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-stripe-'))
  writeFileSync(join(folder, 'key'), 'sk_test_command_line\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('It starts under plain Node, says where it listens, and stops on SIGTERM', async () => {
  const child = spawn(process.execPath, [
    MAIN,
    '--port',
    '0',
    '--secret-key-file',
    join(folder, 'key'),
    '--state-file',
    join(folder, 'state.json'),
  ])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /listening on (http:\S+)/.exec(line.toString())![1]!
  const answer = await fetch(`${url}/_local/health`)
  expect(await answer.json()).toEqual({ status: 'ok', undelivered: 0 })
  const { port } = new URL(url)
  const second = spawnSync(process.execPath, [MAIN, '--port', port, '--secret-key-file', join(folder, 'key')], {
    encoding: 'utf8',
  })
  expect([second.status, second.stderr]).toEqual([1, 'local-stripe: the port is taken by another program\n'])
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

test.each([
  [[], '--secret-key-file is required'],
  [['--port', 'x', '--secret-key-file', 'KEY'], '--port is a whole number up to 65535'],
  [['--secret-key-file', 'KEY', '--webhook-url', 'http://127.0.0.1:1'], '--webhook-url needs --webhook-secret-file'],
])('It says in one line what is wrong with %j', (flags, sentence) => {
  const run = spawnSync(process.execPath, [MAIN, ...flags.map((flag) => (flag === 'KEY' ? join(folder, 'key') : flag))], {
    encoding: 'utf8',
  })
  expect([run.status, run.stderr]).toEqual([1, `local-stripe: ${sentence}\n`])
})
