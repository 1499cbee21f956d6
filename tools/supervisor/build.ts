// Builds the web application when its sources changed since the last build.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'next.config.js',
  'next.config.mjs',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]
const stamp = '.next/.source-stamp'

const run = promisify(execFile)

/** Runs `next build` unless the last one was made of the same sources. Throws a sentence when it fails. The build needs no database. */
export async function buildIfChanged(root: string, signal?: AbortSignal): Promise<boolean> {
  const fingerprint = fingerprintOf(root)
  if (existsSync(path.join(root, stamp)) && readFileSync(path.join(root, stamp), 'utf8') === fingerprint) return false
  await refuseUndeclared(root)
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv
  try {
    await run(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: root,
      env,
      signal,
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`The build failed:\n${stdout ?? ''}\n${stderr ?? error}`)
  }
  writeFileSync(path.join(root, stamp), fingerprint)
  return true
}

/** Loaded only when there is something to build: reading the source takes the TypeScript compiler. */
async function refuseUndeclared(root: string): Promise<void> {
  const { undeclared } = await import('#tools/entry-points/entry-point.ts')
  const { screenEntryPoints } = await import('#tools/entry-points/screens.ts')
  const open = undeclared(screenEntryPoints(path.join(root, 'app')))
  if (open.length > 0) throw new Error(`Not built: ${open.join('; ')}.`)
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  const visit = (place: string) => {
    for (const entry of readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(place, entry.name)
      if (entry.isDirectory()) visit(file)
      else add(file)
    }
  }
  const add = (file: string) => hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  for (const source of sources) {
    const place = path.join(root, source)
    if (!existsSync(place)) continue
    if (path.extname(source)) add(place)
    else visit(place)
  }
  return hash.digest('hex')
}
