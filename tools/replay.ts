// A machine's log as if it were written now: over real MQTT, signed by the gateway that speaks for the machine. --help tells the rest.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { env } from '#lib/platform/env.ts'
import { batchesOf, disturbed } from '#tools/replay/batches.ts'
import { GatewayClient } from '#tools/replay/gateway-client.ts'
import { findSpeaker } from '#tools/replay/gateways.ts'
import { filesOf, readLog, surveyLog } from '#tools/replay/log.ts'
import { ReplayMemory } from '#tools/replay/memory.ts'
import { randomFrom } from '#tools/scratch/proofs.ts'
import { readSpan } from '#tools/scratch/span.ts'
import { followClock } from '#tools/simulator/clock.ts'

const help = `npm run replay -- shdr LOG [options]

Sends the lines of an MTConnect adapter (SHDR) as a gateway would. LOG is a file, or a folder whose files are one log.

  --device NUMBER    the machine, e.g. DEV-2026-000007 (default: the demo's first machine behind a gateway)
  --speed 60         sixty times as fast as it was written (default: as fast as the marketplace takes it)
  --idle 10m         shorten every longer silence to this, so that months fit into days
  --shuffle SEED     messages out of order
  --duplicate 0.2    one message in five twice
  --anew             send a log again as new work; without it a log goes on where it was ended, and is never counted twice
  --gateways FILE    who signs (default: demo-gateways.json in the data folder, written by the first "npm start")

The log's last line becomes now and the others keep their distance from it: the lines are sent as they are, and the
gateway signs what is to be added to their times. Prints one line of JSON; exits with 1 when something was not taken.`

const mistakes = ['unsigned', 'signature', 'machine', 'topic', 'notJson', 'schema', 'tooLarge', 'equivocation']

try {
  process.exitCode = await replay()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function replay(): Promise<number> {
  const { values, positionals } = read()
  const [format, source, ...rest] = positionals
  if (values.help || format !== 'shdr' || !source || rest.length > 0) {
    console.log(help)
    return values.help ? 0 : 2
  }
  const folder = path.resolve(import.meta.dirname, '..', env.DATA_DIR)
  const speed = values.speed === undefined ? null : above('speed', values.speed, 1e6)
  const duplicate = values.duplicate === undefined ? 0 : above('duplicate', values.duplicate, 1)
  const idleMs =
    values.idle === undefined ? Number.POSITIVE_INFINITY : (readSpan(values.idle) ?? fail('--idle is a time, like 10m or 2h.'))
  const seed = values.shuffle === undefined ? 1 : above('shuffle', values.shuffle, 2 ** 32)
  const speaker = findSpeaker(values.gateways ?? path.join(folder, 'demo-gateways.json'), values.device)
  const files = filesOf(source)
  const survey = await surveyLog(files, idleMs)
  const gateway = await GatewayClient.connect(`mqtt://${env.MQTT_HOST}:${env.MQTT_PORT}`, speaker)
  const clock = await followClock(env.PUBLIC_URL)
  clock.stop()
  const memory = new ReplayMemory(path.join(folder, 'replays.json'))
  const name = [speaker.machine.deviceId, survey.sha256.slice(0, 16), values.idle ?? ''].join('/')
  const progress = memory.of(name, Math.floor(clock.now() - (survey.lastAt - survey.cutMs)), values.anew)
  const skipped = progress.acknowledged
  const { machine } = speaker
  console.error(
    `${survey.lines} lines for ${machine.number} (${machine.name})${skipped > 0 ? `, going on after message ${skipped}` : ''}.`,
  )
  const saving = setInterval(() => memory.save(), 1000)
  const started = performance.now()
  const done = new Set<number>()
  let startsAt: number | null = null
  const chances = { random: randomFrom(seed), shuffle: values.shuffle !== undefined, duplicate }
  for await (const batch of disturbed(batchesOf(readLog(files, idleMs), progress.rebaseMs), chances)) {
    if (batch.number < skipped) continue
    if (speed !== null && batch.firstAt !== null) {
      startsAt ??= batch.firstAt
      await sleep(Math.max(0, (batch.firstAt - startsAt) / speed - (performance.now() - started)))
    }
    await gateway.send(progress.epoch, batch, () => {
      if (batch.number >= progress.acknowledged) done.add(batch.number)
      while (done.delete(progress.acknowledged)) progress.acknowledged += 1
    })
  }
  await gateway.end()
  clearInterval(saving)
  const refused = mistakes.some((reason) => gateway.reasons.has(reason))
  // What was put aside whole is not in: another try with the right key begins where this one did.
  if (refused) progress.acknowledged = skipped
  memory.save()
  if (gateway.sent === 0) console.error('All of it is there already. With --anew it is sent again, as new work.')
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const putAside = Object.fromEntries(gateway.reasons)
  console.log(
    JSON.stringify({ machine: machine.number, lines: survey.lines, messages: gateway.sent, skipped, putAside, seconds }),
  )
  return refused ? 1 : 0
}

function read() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const options = {
    device: text,
    speed: text,
    idle: text,
    shuffle: text,
    duplicate: text,
    gateways: text,
    anew: flag,
    help: flag,
  }
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    return fail(`${sentence}. With --help all options are told.`)
  }
}

function above(name: string, text: string, most: number): number {
  const value = Number(text)
  return value > 0 && value <= most ? value : fail(`--${name} is a number above 0 and at most ${most}.`)
}

function fail(sentence: string): never {
  throw new Error(sentence)
}
