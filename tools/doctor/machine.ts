// What the machine gives: Node, a browser, ports, a folder, room on the disk.
import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '#lib/platform/env.ts'
import { findChromium } from '#tools/chromium.ts'
import { bad, type Finding, good, mind } from '#tools/doctor/findings.ts'
import { isTaken } from '#tools/free-port.ts'

const wantedNode = 24
/** The embedded database, a build and room to work. */
const wantedMegabytes = 2048

export function checkNode(version = process.versions.node): Finding {
  const major = Number(version.split('.')[0])
  return major >= wantedNode
    ? good(`Node ${version} runs this.`)
    : bad(`Node ${version} runs this; ${wantedNode} or newer is needed. Start it with npm, which brings its own.`)
}

export async function checkBrowser(): Promise<Finding> {
  try {
    const { executablePath, from } = await findChromium()
    return good(`The browser tests would use ${executablePath}${from === 'npm' ? ', which came with npm' : ''}.`)
  } catch (error) {
    return mind(`There is no Chromium for the browser tests: ${error instanceof Error ? error.message : error}`)
  }
}

/** A port that our own running processes hold is no trouble. */
export async function checkPorts(settings: Settings): Promise<Finding[]> {
  const running = isRunning(path.resolve(settings.DATA_DIR))
  const ports: [string, string, number][] = [
    ['the web pages', 'PORT', settings.PORT],
    ['devices (MQTT)', 'MQTT_PORT', settings.MQTT_PORT],
  ]
  if (settings.MODE === 'demo') ports.push(['the local Stripe', 'LOCAL_STRIPE_PORT', settings.LOCAL_STRIPE_PORT])
  if (!settings.DATABASE_URL) ports.push(['PostgreSQL', 'PG_PORT', settings.PG_PORT])
  const findings: Finding[] = []
  for (const [name, variable, port] of ports) {
    const taken = port !== 0 && (await isTaken(port))
    if (!taken) findings.push(good(`Port ${port} for ${name} is free.`))
    else if (running) findings.push(good(`Port ${port} for ${name} is in use, and "npm start" is running here.`))
    else findings.push(bad(`Port ${port} for ${name} is taken by another program. Stop it, or set ${variable} to a free port.`))
  }
  return findings
}

function isRunning(folder: string): boolean {
  const note = path.join(folder, 'supervisor.pid')
  if (!existsSync(note)) return false
  try {
    process.kill(Number(readFileSync(note, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

export function checkFolder(settings: Settings): Finding[] {
  const folder = path.resolve(settings.DATA_DIR)
  const place = nearest(folder)
  try {
    accessSync(place, constants.W_OK)
    if (!statSync(place).isDirectory()) throw new Error('not a folder')
  } catch {
    return [bad(`The data folder ${folder} cannot be written. Set DATA_DIR to one that can.`)]
  }
  const { bavail, bsize } = statfsSync(place)
  const megabytes = Math.floor((bavail * bsize) / 2 ** 20)
  const room =
    megabytes >= wantedMegabytes
      ? good(`${megabytes} MB are free on its disk.`)
      : mind(`Only ${megabytes} MB are free on its disk; ${wantedMegabytes} are comfortable.`)
  return [good(`The data folder ${folder} can be written.`), room]
}

/** The folder, or what there is of the way to it: looking makes nothing. */
function nearest(folder: string): string {
  return existsSync(folder) || folder === path.dirname(folder) ? folder : nearest(path.dirname(folder))
}
