// What the machine that makes the displays says: a stretch of a real machine's log where there is one, else of our own.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../..')
const real = path.join(process.env.REAL_DATA_DIR ?? path.join(root, '../shared/data'), 'nist-sms/Hurco01')
/** From part 2,642 to part 2,662. */
const days = ['Hurco01-20170309-20170310.txt', 'Hurco01-20170313-20170314.txt', 'Hurco01-20170315-20170316.txt']

export type MachineLog = { file: string; says: string }

/** A log in which exactly 20 parts are made. */
export function twentyParts(): MachineLog {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'moi-log-')), 'machine.shdr')
  if (existsSync(real)) {
    writeFileSync(file, days.map((day) => readFileSync(path.join(real, day), 'utf8')).join(''))
    return { file, says: 'the log of a real Hurco mill, 9 to 15 March 2017' }
  }
  const lines = readFileSync(path.join(root, 'docs/mill.shdr'), 'utf8').split('\n')
  const last = lines.findIndex((line) => line.includes('|PartCount|832'))
  writeFileSync(file, `${lines.slice(0, last + 1).join('\n')}\n`)
  return { file, says: 'a log of our own making: no REAL_DATA_DIR' }
}

/** `npm run replay` by its own program. Throws what it said when it did not send everything. */
export async function replay({ file }: MachineLog, gateways: object[], ...options: string[]): Promise<void> {
  const credentials = path.join(path.dirname(file), 'gateways.json')
  writeFileSync(credentials, JSON.stringify(gateways))
  const args = ['tools/replay.ts', 'shdr', file, '--gateways', credentials, '--idle', '10m', ...options]
  const env = {
    ...process.env,
    MODE: 'demo',
    PUBLIC_URL: process.env.PRODUCT_URL,
    MQTT_PORT: new URL(process.env.MQTT_URL!).port,
    DATA_DIR: path.dirname(file),
  }
  await promisify(execFile)(process.execPath, args, { cwd: root, env })
}
