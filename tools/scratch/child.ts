import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Starts a file of the project as a process and waits for its first message. It ends with this one, at the latest. Throws when it ends before it says anything. */
export async function startChild(
  file: string,
  { args = [], env = process.env }: { args?: string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<{ child: ChildProcess; said: unknown }> {
  const child = fork(path.join(root, file), args, { env, execArgv: [] })
  const leave = () => child.kill('SIGKILL')
  process.once('exit', leave)
  child.once('exit', () => process.off('exit', leave))
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)))
  const [said] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return { child, said }
}
