// Seeds the demo world. `--if-empty` leaves a database alone that has people already; `--devices FILE` writes what the simulator
// needs, `--gateways FILE` what a replay needs.
import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { closeDb, db } from '#lib/platform/db.ts'
import { env, required } from '#lib/platform/env.ts'
import { setClock } from '#seed/clock.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'

const { values } = parseArgs({
  options: { 'if-empty': { type: 'boolean' }, devices: { type: 'string' }, gateways: { type: 'string' } },
})

if (env.MODE !== 'demo') {
  console.error('The demo world is for MODE=demo only.')
  process.exit(2)
}
if ((await db().person.count()) === 0) {
  const started = Date.now()
  const now = env.SEED_MODE === 'fixed' ? fixedInstant : new Date()
  const { fleet, gateways, tenders } = await playWorld(required('MIGRATE_URL'), now)
  // Playing the past took a while; from here on a relative world's clock is the real one again.
  if (env.SEED_MODE === 'relative') await setClock(required('MIGRATE_URL'), new Date())
  if (values.devices) writeFileSync(values.devices, `${JSON.stringify(fleet, null, 2)}\n`, { mode: 0o600 })
  if (values.gateways) writeFileSync(values.gateways, `${JSON.stringify(gateways, null, 2)}\n`, { mode: 0o600 })
  console.log(
    `Seeded the demo world: ${tenders.size} needs, ${fleet.length} machines, in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  )
} else if (!values['if-empty']) {
  console.error('The database has people already; the demo world goes into an empty one.')
  process.exitCode = 1
} else if (values.devices && !existsSync(values.devices)) {
  console.error('The simulator has no fleet: its file is gone. Remove the data folder to start anew.')
}
await closeDb()
