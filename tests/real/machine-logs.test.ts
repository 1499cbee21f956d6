// Two logs of real machines, folded as if they had been replayed onto an order line.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldLine } from '#lib/fulfilment/index.ts'
import { accept } from '#lib/telemetry/accept.ts'
import { readShdrBatch } from '#lib/telemetry/shdr.ts'
import { randomFrom } from '#tools/scratch/proofs.ts'

const folder = process.env.REAL_DATA_DIR ?? path.resolve('../shared/data')
const there = existsSync(path.join(folder, 'nist-sms'))
if (!there) console.log('skipped: no REAL_DATA_DIR')

const unnamed = { partCount: '', execution: '', availability: '', program: '' }
const linesOf = (...files: string[]) =>
  files.flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/),
  )

/** The readings of a log in messages of a hundred lines, its last line being written `now`. */
function readingsOf(lines: string[], now: Date) {
  const readings = []
  let before: string | undefined
  for (let seq = 0; seq < lines.length; seq += 100) {
    const batch = { machine: 'mill', epoch: 1, seq, lines: lines.slice(seq, seq + 100), before }
    const message = readShdrBatch(batch, 'gateway', unnamed)
    const { accepted } = accept(message.readings, now)
    readings.push(...accepted.map((reading) => ({ ...reading, deviceId: 'mill' })))
    before = batch.lines.findLast((line) => /^\d{4}-/.test(line))?.split('|')[0] ?? before
  }
  return readings
}
const bound = (at: string, cycleSeconds: number) => [{ deviceId: 'mill', boundAt: new Date(at), releasedAt: null, cycleSeconds }]

describe.skipIf(!there)('the log of a Hurco mill, February to August 2017', () => {
  const files = there ? readdirSync(path.join(folder, 'nist-sms/Hurco01')).sort() : []
  const readings = there
    ? readingsOf(linesOf(...files.map((file) => `nist-sms/Hurco01/${file}`)), new Date('2017-08-25T00:00:00Z'))
    : []

  it('gives 1,418 parts, of which those made while nobody listened are not witnessed', () => {
    const state = foldLine(bound('2017-01-01T00:00:00Z', 20), readings)
    expect(state).toMatchObject({ made: 1418, unwitnessed: 1414, clockSteps: 56 })
  })
})

describe.skipIf(!there)('the log of an OKUMA lathe whose clock runs back 1,165 times', () => {
  const readings = there ? readingsOf(linesOf('mtconnect/okuma-multus.shdr.txt'), new Date('2022-08-08T15:00:00Z')) : []

  it('is counted, and what its clock cannot say is not witnessed', () => {
    const state = foldLine(bound('2022-01-01T00:00:00Z', 10), readings)
    expect(state).toMatchObject({ made: 5, unwitnessed: 3, clockSteps: 1165, clockBackSeconds: 13_418 })
  })

  it('gives one state, shuffled a hundred times with one reading in five sent twice', () => {
    const random = randomFrom(7)
    const hashes = new Set<string>()
    for (let n = 0; n < 100; n++) {
      const order = [...readings, ...readings.filter(() => random() < 0.2)].map((one) => [random(), one] as const)
      hashes.add(
        foldLine(
          bound('2022-01-01T00:00:00Z', 10),
          order.sort((a, b) => a[0] - b[0]).map(([, one]) => one),
        ).stateHash,
      )
    }
    expect(hashes.size).toBe(1)
  })
})
