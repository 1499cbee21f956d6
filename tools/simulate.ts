// A fleet of devices over real MQTT, with faults on demand. The demo runs it to keep an order moving; by hand:
// npm run simulate -- --devices 20 --rate 5 --seconds 30 [--late --duplicates --out-of-order --bad-clock --offline]
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '#lib/platform/env.ts'
import { endWithSupervisor } from '#lib/platform/supervised.ts'
import { followClock } from '#tools/simulator/clock.ts'
import { type Figures, runDevice } from '#tools/simulator/device.ts'
import type { Faults } from '#tools/simulator/faults.ts'
import { Memories, readFleet, type SimulatedDevice, writeFleet } from '#tools/simulator/fleet.ts'

endWithSupervisor()

const flag = { type: 'boolean', default: false } as const
const { values } = parseArgs({
  options: {
    /** Devices to play; without it the ones that `--devices` registers. */
    fleet: { type: 'string' },
    devices: { type: 'string' },
    /** Messages a second of each device. */
    rate: { type: 'string' },
    seconds: { type: 'string' },
    late: flag,
    duplicates: flag,
    'out-of-order': flag,
    'bad-clock': flag,
    offline: flag,
  },
})
const faults: Faults = {
  late: values.late,
  duplicates: values.duplicates,
  outOfOrder: values['out-of-order'],
  badClock: values['bad-clock'],
  offline: values.offline,
}
const folder = path.resolve(import.meta.dirname, '..', env.DATA_DIR)
const figures: Figures = { sent: 0, acknowledged: 0, failed: 0, waits: [] }
const fleet = await chooseFleet()
const memories = new Memories(path.join(folder, 'simulator.json'))
const clock = await followClock(env.PUBLIC_URL)
const around = {
  url: `mqtt://${env.MQTT_HOST}:${env.MQTT_PORT}`,
  faults,
  now: clock.now,
  figures,
  everyMs: values.rate ? 1000 / number('rate', values.rate) : undefined,
}
const ends = fleet.map((device, index) => runDevice(device, index, memories.of(device), around))
const saving = setInterval(() => memories.save(), 2000)
const started = Date.now()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
process.send?.('ready')
if (values.seconds) setTimeout(() => void end(), number('seconds', values.seconds) * 1000)

async function end(): Promise<void> {
  clearInterval(saving)
  clock.stop()
  await Promise.all(ends.map((stop) => stop()))
  memories.save()
  if (values.seconds) report()
  process.exit(figures.acknowledged === figures.sent ? 0 : 1)
}

function report(): void {
  const seconds = (Date.now() - started) / 1000
  const waits = figures.waits.sort((a, b) => a - b)
  const at = (share: number) => Math.round((waits[Math.floor(waits.length * share)] ?? 0) * 10) / 10
  const { sent, acknowledged, failed } = figures
  console.log(
    JSON.stringify({
      devices: fleet.length,
      seconds,
      sent,
      acknowledged,
      failed,
      perSecond: Math.round(acknowledged / seconds),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    }),
  )
}

/** `--fleet FILE`, or as many registered devices as `--devices` asks for; those are kept for the next run. */
async function chooseFleet(): Promise<SimulatedDevice[]> {
  if (values.fleet) return readFleet(values.fleet)
  const wanted = number('devices', values.devices ?? '5')
  const file = path.join(folder, 'simulated-devices.json')
  const known = readFleet(file)
  if (known.length < wanted) {
    await reachDemoDatabase()
    const { registerFleet } = await import('#tools/simulator/register.ts')
    known.push(...(await registerFleet(wanted - known.length)))
    writeFleet(file, known)
  }
  return known.slice(0, wanted)
}

/** Beside a running demo there is no DATABASE_URL in the environment: its password lies in the data folder. */
async function reachDemoDatabase(): Promise<void> {
  if (env.DATABASE_URL !== '') return
  const { loadSecrets } = await import('#tools/secrets.ts')
  const { PG_APP_PASSWORD } = await loadSecrets(folder)
  env.DATABASE_URL = `postgresql://moi_app:${PG_APP_PASSWORD}@127.0.0.1:${env.PG_PORT}/moi`
}

function number(name: string, text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  console.error(`--${name} must be a number above 0.`)
  process.exit(1)
}
