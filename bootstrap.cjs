#!/usr/bin/env node
// The first process of every npm script. CommonJS without dependencies, so that it runs on any Node from 16 on:
// installs when the lockfile changed, generates the Prisma client when the schema changed, then hands over to Node 24.
const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const WANTED_NODE = 24
const root = __dirname
const modules = path.join(root, 'node_modules')

/** Runs `work` unless the file `stamp` already holds `fingerprint`: set-up is done once and again after each change. */
function once(stamp, fingerprint, work) {
  const file = path.join(modules, stamp)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === fingerprint) return
  work()
  fs.writeFileSync(file, fingerprint)
}

function run(command, args, env) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  if (result.status === 0) return
  console.error(
    `Set-up stopped: "${path.basename(command)} ${args[0]}" ended with ${result.status ?? result.signal ?? result.error?.message}.`,
  )
  process.exit(result.status || 1)
}

function sha256(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function install() {
  // `npm ci` refuses where a registry lacks another platform's optional package, so the lockfile is followed by `install --no-save`.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = [
    'install',
    '--no-save',
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  run(npm[0], [...npm.slice(1), ...args], { NODE_ENV: '' })
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_NODE) return process.execPath
  const carried = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (fs.existsSync(carried)) return carried
  console.error(
    `Node ${WANTED_NODE} is needed and none is carried for ${process.platform}-${process.arch}. Install Node ${WANTED_NODE} or newer.`,
  )
  process.exit(1)
}

if (!process.argv[2]) {
  console.error('usage: node bootstrap.cjs SCRIPT.ts [arguments]')
  process.exit(2)
}

const lock = fs.readFileSync(path.join(root, 'package-lock.json'))
fs.mkdirSync(modules, { recursive: true })
once('.install-stamp', sha256([lock, process.platform, process.arch]), install)

const node = node24()
const env = {
  PATH: [path.dirname(node), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
}

const schemaFolder = path.join(root, 'prisma', 'schema')
const schemaFiles = fs
  .readdirSync(schemaFolder)
  .sort()
  .map((name) => fs.readFileSync(path.join(schemaFolder, name)))
// The client is generated beside the source, which may be a fresh checkout with an old node_modules.
if (!fs.existsSync(path.join(root, 'lib', 'platform', 'prisma', 'client.ts')))
  fs.rmSync(path.join(modules, '.prisma-stamp'), { force: true })
once('.prisma-stamp', sha256([lock, ...schemaFiles]), () => {
  // Prisma wants to download a native engine that `generate` never calls; any executable satisfies it.
  run(node, [path.join(modules, 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], {
    ...env,
    PRISMA_SCHEMA_ENGINE_BINARY: node,
  })
})

const child = spawn(node, process.argv.slice(2), { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
