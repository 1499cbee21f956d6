import { SealingError } from './sealing-error.ts'

/** Sealed sizes move in these steps (bytes), so that a size says next to nothing about what is inside. */
export const paddingStep = 4096
/** 256 KiB: the largest envelope. */
export const mostSteps = 64
const prefix = 4

/** Four bytes of length (big endian), the bytes, then zeros up to the next step. Throws `too_large`. */
export function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const steps = Math.ceil((prefix + bytes.length) / paddingStep)
  if (steps > mostSteps) throw new SealingError('too_large')
  const padded = new Uint8Array(steps * paddingStep)
  new DataView(padded.buffer).setUint32(0, bytes.length)
  padded.set(bytes, prefix)
  return padded
}

/** Throws `padding` unless the bytes are exactly what `pad` makes: a stray byte in the zeros could carry a message. */
export function unpad(padded: Uint8Array): Uint8Array<ArrayBuffer> {
  if (padded.length === 0 || padded.length % paddingStep !== 0 || padded.length > mostSteps * paddingStep)
    throw new SealingError('padding')
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const fewest = Math.ceil((prefix + length) / paddingStep) * paddingStep
  if (fewest !== padded.length || padded.subarray(prefix + length).some((byte) => byte !== 0)) throw new SealingError('padding')
  return Uint8Array.from(padded.subarray(prefix, prefix + length))
}
