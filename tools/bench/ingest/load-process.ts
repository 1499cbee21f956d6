// Devices that always have messages on the way, over plain sockets: one process, so that the broker has the other core.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectPacket, publishPacket, text } from '#tools/bench/ingest/packets.ts'

export type LoadOrder = {
  port: number
  devices: { deviceId: string; secret: string }[]
  seconds: number
  inFlight: number
  epoch: number
}
export type LoadResult = { acknowledged: number; perSecond: number; p50Ms: number; p99Ms: number; total: number }

const warmUpMs = 2_000

process.on('message', async (order: LoadOrder) => process.send!(await run(order), () => process.exit(0)))
process.send!('ready')

async function run({ port, devices, seconds, inFlight, epoch }: LoadOrder): Promise<LoadResult> {
  let [total, stopping] = [0, false]
  let latencies: number[] = []
  const finished = devices.map(
    ({ deviceId, secret }) =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1').setNoDelay(true)
        const topic = text(`moi/v1/${deviceId}/readings`)
        const sentAt = new Map<number, number>()
        let seq = 0
        const publish = (count: number) => {
          const packets: Buffer[] = []
          const now = performance.now()
          for (let index = 0; index < count; index++) {
            const packetId = (++seq % 65_535) + 1
            sentAt.set(packetId, now)
            packets.push(publishPacket(topic, packetId, messageOf(epoch, seq)))
          }
          socket.write(Buffer.concat(packets))
        }
        let rest: Buffer = Buffer.alloc(0)
        socket.on('data', (chunk) => {
          const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
          let at = 0
          let acknowledged = 0
          const now = performance.now()
          for (; at + 4 <= bytes.length; at += 4) {
            if (bytes[at] === 0x20) publish(inFlight)
            else {
              const packetId = bytes.readUInt16BE(at + 2)
              latencies.push(now - sentAt.get(packetId)!)
              sentAt.delete(packetId)
              acknowledged++
            }
          }
          rest = bytes.subarray(at)
          total += acknowledged
          if (!stopping && acknowledged > 0) publish(acknowledged)
          if (stopping && sentAt.size === 0) socket.end(resolve)
        })
        socket.on('error', reject)
        socket.write(connectPacket(deviceId, secret))
      }),
  )
  await Promise.race([sleep(warmUpMs), ...finished])
  const before = total
  latencies = []
  const began = performance.now()
  await Promise.race([sleep(seconds * 1000), ...finished])
  const acknowledged = total - before
  const perSecond = (acknowledged / (performance.now() - began)) * 1000
  const sorted = latencies.toSorted((a, b) => a - b)
  stopping = true
  await Promise.all(finished)
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10
  return { acknowledged, perSecond: Math.round(perSecond), p50Ms: at(0.5), p99Ms: at(0.99), total }
}

/** What a test bench says of one unit: about two hundred bytes. */
function messageOf(epoch: number, seq: number): string {
  const serial = `KT-E13-2026-${String(seq).padStart(8, '0')}`
  return `{"epoch":${epoch},"readings":[{"seq":${seq},"at":"${new Date().toISOString()}","type":"test","passed":true,"units":1,"serials":["${serial}-A","${serial}-B","${serial}-C"]}]}`
}
