// A log through decoding, storing and folding, message by message in a wrong order and some of them twice, folded while it comes in.

import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { Folder } from '#lib/fulfilment/folder.ts'
import { Batcher, decode, signBatch } from '#lib/telemetry/index.ts'
import { fixedInstant } from '#seed/world.ts'
import type { LoggedMachine } from '#tools/prove/fold/line.ts'
import { batchesOf, disturbed } from '#tools/replay/batches.ts'
import { readLog, surveyLog } from '#tools/replay/log.ts'

type Replay = {
  files: readonly string[]
  on: LoggedMachine
  orderLineId: string
  folder: Folder
  random: () => number
  /** A planted mistake: what is sent again gets another name. */
  rename: boolean
}

const unnamed = { partCount: '', execution: '', availability: '', program: '' }

/** Returns the messages sent, duplicates included. */
export async function replayDisturbed({ files, on, orderLineId, folder, random, rename }: Replay): Promise<number> {
  const { machine, gateway } = on
  const key = createPrivateKey({ key: Buffer.from(gateway.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const machines = new Map([[machine.deviceId, unnamed]])
  const idleMs = 600_000
  const survey = await surveyLog(files, idleMs)
  const batches = batchesOf(readLog(files, idleMs), fixedInstant.getTime() - survey.lastAt + survey.cutMs)
  const batcher = new Batcher()
  const seen = new Set<number>()
  let sent = 0
  for await (const { number, firstAt, lastAt, ...batch } of disturbed(batches, { random, shuffle: true, duplicate: 0.2 })) {
    const again = seen.has(number)
    seen.add(number)
    const said = { machine: machine.deviceId, epoch: rename && again ? 2 : 1, ...batch }
    const signature = signBatch({ device: gateway.deviceId, ...said }, gateway.privateKey)
    const message = decode('shdr/v1', Buffer.from(JSON.stringify({ ...said, signature })), gateway.deviceId, publicKey, machines)
    const receipt = await batcher.add({ deviceId: machine.deviceId, topic: 'proof', message })
    if (receipt.stored > 0) folder.invalidate({ device: machine.deviceId, epoch: said.epoch, seq: batch.seq * 1000 })
    sent += 1
    if (random() < 0.2) await folder.fold(orderLineId)
  }
  await folder.fold(orderLineId)
  return sent
}
