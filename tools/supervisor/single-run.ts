import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Notes that this process runs on the data folder; returns what takes the note away. A note of a killed run is replaced; throws a
 * sentence when the process it names still lives.
 */
export function claimDataFolder(folder: string): () => void {
  const file = path.join(folder, 'supervisor.pid')
  mkdirSync(folder, { recursive: true })
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (isOurs(pid))
      throw new Error(
        `"npm start" already runs on this data folder (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
      )
    console.error('The last run was killed and left its note behind; going on.')
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

/** A living process that is a supervisor: a number that the system gave to something else since does not count. */
function isOurs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts')
  } catch {
    return false
  }
}
