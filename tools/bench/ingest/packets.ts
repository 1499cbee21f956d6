// MQTT 3.1.1 as bytes, as far as a sender needs it: the load must cost less than what it measures.

/** CONNECT with a clean session, and user name and password. */
export function connectPacket(clientId: string, password: string): Buffer {
  const body = Buffer.concat([text('MQTT'), Buffer.from([4, 0xc2, 0, 0]), text(clientId), text(clientId), text(password)])
  return Buffer.concat([Buffer.from([0x10]), length(body.length), body])
}

/** PUBLISH at QoS 1. */
export function publishPacket(topic: Buffer, packetId: number, payload: string): Buffer {
  const size = topic.length + 2 + Buffer.byteLength(payload)
  const head = length(size)
  const packet = Buffer.allocUnsafe(1 + head.length + size)
  packet[0] = 0x32
  head.copy(packet, 1)
  topic.copy(packet, 1 + head.length)
  packet.writeUInt16BE(packetId, 1 + head.length + topic.length)
  packet.write(payload, 1 + head.length + topic.length + 2)
  return packet
}

/** A text with its length before it. */
export function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
}

function length(size: number): Buffer {
  const bytes: number[] = []
  for (let rest = size; rest > 0 || bytes.length === 0; rest >>= 7) bytes.push((rest & 127) | (rest > 127 ? 128 : 0))
  return Buffer.from(bytes)
}
