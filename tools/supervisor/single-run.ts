import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** `release` takes the note away; `afterKill` says that the last run was killed and may have left processes behind. */
export type Claim = { release: () => void; afterKill: boolean }

/**
 * Notes that this process runs on the data folder. A note of a killed run is replaced; throws a sentence when the process it names
 * still lives.
 */
export function claimDataFolder(folder: string): Claim {
  const file = path.join(folder, 'supervisor.pid')
  mkdirSync(folder, { recursive: true })
  const afterKill = existsSync(file)
  if (afterKill) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (isOurs(pid))
      throw new Error(
        `"npm start" already runs on this data folder (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
      )
    console.error('The last run was killed; clearing up what it left behind.')
  }
  writeFileSync(file, String(process.pid))
  return { release: () => rmSync(file, { force: true }), afterKill }
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
