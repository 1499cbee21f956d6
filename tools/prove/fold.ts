// Whatever order readings come in, however often, folded while they come or at once: one state, and the truth about what was made.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cycleSeconds, inventLog } from '#tools/prove/fold/machine-log.ts'
import { filesOf } from '#tools/replay/log.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/**
 * forgetful: a folder that does not hear of late readings · rename: a repeated message under a new name · arrival: readings taken as they
 * come instead of by their key · zero: 0 after "unavailable" taken for a value.
 */
export const plants = ['forgetful', 'rename', 'arrival', 'zero'] as const

const root = path.resolve(import.meta.dirname, '../..')

type Log = { name: string; files: string[]; made: number; witnessed: number | null; cycleSeconds: number }

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const { playWorld, fixedInstant } = await import('#seed/world.ts')
  const { actorOf } = await import('#seed/deals.ts')
  const { required } = await import('#lib/platform/env.ts')
  const { Folder } = await import('#lib/fulfilment/folder.ts')
  const { foldLine } = await import('#lib/fulfilment/fold.ts')
  const { db } = await import('#lib/platform/db.ts')
  const { addLoggedMachine, exportLine, recordedState } = await import('#tools/prove/fold/line.ts')
  const { replayDisturbed } = await import('#tools/prove/fold/replay.ts')
  const { foldLongLine } = await import('#tools/prove/fold/long-line.ts')

  const random = randomFrom(seed)
  const { population } = await playWorld(required('MIGRATE_URL'), fixedInstant)
  const owner = actorOf(population, 'M7/owner')
  const { id: orderLineId } = await db().orderLine.findFirstOrThrow({ where: { organizationId: owner.organizationId } })
  const faults: string[] = []
  const figures: Record<string, number | string> = { logs: 0, messages: 0, readings: 0, shuffles: 0 }
  const add = (name: string, count: number) => {
    figures[name] = Number(figures[name] ?? 0) + count
  }
  const folder =
    plant === 'forgetful'
      ? new (class extends Folder {
          override invalidate() {}
        })()
      : new Folder()
  const home = mkdtempSync(path.join(os.tmpdir(), 'moi-fold-'))
  try {
    for (const log of logsFor(home, random, full)) {
      const on = await addLoggedMachine(owner, orderLineId, log.cycleSeconds)
      await folder.fold(orderLineId)
      const before = await recordedState(orderLineId)
      add('messages', await replayDisturbed({ files: log.files, on, orderLineId, folder, random, rename: plant === 'rename' }))
      const after = await recordedState(orderLineId)
      const { bindings, readings } = await exportLine(orderLineId)
      const own = readings.filter(({ deviceId }) => deviceId === on.machine.deviceId)
      if (plant === 'zero') for (const { body } of own) if (body.type === 'count' && body.value === null) body.value = 0
      const whole = foldLine(bindings, readings)
      if (whole.stateHash !== after.hash) faults.push(`${log.name}: folded bit by bit ${after.made}, at once ${whole.made}`)
      const made = whole.made - before.made
      if (made !== log.made) faults.push(`${log.name}: ${made} made, in truth ${log.made}`)
      const witnessed = made - (whole.unwitnessed - before.unwitnessed)
      if (log.witnessed !== null && witnessed !== log.witnessed)
        faults.push(`${log.name}: ${witnessed} witnessed, in truth ${log.witnessed}`)
      const bound = bindings.filter(({ deviceId }) => deviceId === on.machine.deviceId)
      const hashes = new Set<string>()
      for (let n = 0; n < 100; n++) {
        const disturbed = shuffled([...own, ...own.filter(() => random() < 0.2)], random)
        const taken = plant === 'arrival' ? disturbed.map((reading, seq) => ({ ...reading, seq })) : disturbed
        hashes.add(foldLine(bound, taken).stateHash)
      }
      if (hashes.size !== 1) faults.push(`${log.name}: ${hashes.size} states from 100 orders`)
      add('logs', 1)
      add('readings', own.length)
      add('shuffles', 100)
    }
    const from = new Date(fixedInstant.getTime() - 390 * 86_400_000)
    const on = await addLoggedMachine(owner, orderLineId, 1)
    const long = await foldLongLine(on.machine.deviceId, orderLineId, full ? 3_000_000 : 100_000, from, plant === 'forgetful')
    // The late reading is a reset to 0 in the middle: what the counter shows after it is made once more.
    const truth = long.readings - 1 + Math.floor(long.readings / 2) - 1
    if (long.made !== truth) faults.push(`long line: ${long.made} made, in truth ${truth}`)
    if (long.grownMb > 150) faults.push(`long line: the fold took ${long.grownMb} MB`)
    Object.assign(figures, {
      longReadings: long.readings,
      longSeconds: long.foldSeconds,
      lateSeconds: long.lateSeconds,
      grownMb: long.grownMb,
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return { passed: faults.length === 0, figures, detail: faults.join('; ') }
}

/** Logs of our own making, and the real ones where they are. */
function logsFor(home: string, random: () => number, full: boolean): Log[] {
  const invented = Array.from({ length: full ? 12 : 2 }, (_, index) => {
    const { lines, made, witnessed } = inventLog(random, 400)
    const file = path.join(home, `machine-${index}.shdr`)
    writeFileSync(file, `${lines.join('\n')}\n`)
    return { name: `invented ${index}`, files: [file], made, witnessed, cycleSeconds }
  })
  const sample = {
    name: 'docs/mill.shdr',
    files: filesOf(path.join(root, 'docs/mill.shdr')),
    made: 55,
    witnessed: 48,
    cycleSeconds,
  }
  const real = process.env.REAL_DATA_DIR ?? path.join(root, '../shared/data')
  if (!existsSync(path.join(real, 'nist-sms'))) return [...invented, sample]
  const hurco = { name: 'Hurco', files: filesOf(path.join(real, 'nist-sms/Hurco01')), made: 1418, witnessed: 4, cycleSeconds }
  const files = filesOf(path.join(real, 'mtconnect/okuma-multus.shdr.txt'))
  return [...invented, sample, hurco, { name: 'OKUMA', files, made: 5, witnessed: 2, cycleSeconds: 10 }]
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => [random(), value] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, value]) => value)
}
