// A real Chromium for the browser tests: the named one, the system's, or the one that comes with npm.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

export type Chromium = { executablePath: string; from: 'CHROME_BIN' | 'system' | 'npm'; env: Record<string, string> }

/** Flags for every run: no sandbox (it needs privileges that a container lacks), no shared memory, no calls home. */
export const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-gpu']

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** CHROME_BIN, else the system's, else the npm package's, which is unpacked once into the temporary folder. Throws when CHROME_BIN leads nowhere. */
export async function findChromium(given: Record<string, string | undefined> = process.env): Promise<Chromium> {
  if (given.CHROME_BIN) {
    if (!existsSync(given.CHROME_BIN)) throw new Error(`CHROME_BIN names ${given.CHROME_BIN}, which does not exist.`)
    return { executablePath: given.CHROME_BIN, from: 'CHROME_BIN', env: {} }
  }
  const folders = (given.PATH ?? '').split(path.delimiter)
  const system = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file))
  return system ? { executablePath: system, from: 'system', env: {} } : unpackCarried()
}

/** The package is made for a bare machine: it brings the libraries and fonts that a desktop would have. */
async function unpackCarried(): Promise<Chromium> {
  const module = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(path.join(module, '../../../package.json'), 'utf8')) as { version: string }
  const home = path.join(os.tmpdir(), `moi-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(path.join(home, '.complete'))) {
    mkdirSync(os.tmpdir(), { recursive: true })
    const aside = mkdtempSync(path.join(os.tmpdir(), 'moi-chromium-'))
    await unpackInto(aside)
    writeFileSync(path.join(aside, '.complete'), '')
    rmSync(home, { recursive: true, force: true })
    // Two runs at once unpack twice; the first rename wins and both have the same files.
    try {
      renameSync(aside, home)
    } catch {
      rmSync(aside, { recursive: true, force: true })
    }
  }
  const env = { LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(home, 'fonts'), HOME: home }
  return { executablePath: path.join(home, 'chromium'), from: 'npm', env }
}

/** The package looks at the environment to decide where to unpack and whether its libraries are needed; both are told to it for a moment. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
  try {
    const { default: carried } = await import('@sparticuz/chromium')
    await carried.executablePath()
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}
