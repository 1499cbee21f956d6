import { type Decoded, keep, type Refused } from '#lib/telemetry/decode.ts'
import { day, minute } from '#lib/values/time.ts'

/** How far a device's clock may be ahead of ours. */
export const clockTolerance = 5 * minute
/** Readings from before this are a clock that was never set, not late news. */
export const oldest = 400 * day

export type Accepted = Omit<Decoded, 'at'> & { at: Date }

/**
 * Which of a message's readings become evidence. Late ones do, and so do those of a clock that runs back: the fold sees what such a
 * clock is and witnesses nothing by it. Refused are `future` (more than 5 minutes ahead) and `past` (a clock that was never set).
 */
export function accept(readings: readonly Decoded[], now: Date): { accepted: Accepted[]; refused: Refused[] } {
  const accepted: Accepted[] = []
  const refused: Refused[] = []
  for (const reading of readings) {
    const at = reading.at ?? now
    const reason = faultOf(at.getTime(), now.getTime())
    if (reason)
      refused.push({ reason, payload: keep(reading.epoch, { seq: reading.seq, at: at.toISOString(), ...reading.body }) })
    else accepted.push({ ...reading, at })
  }
  return { accepted, refused }
}

function faultOf(at: number, now: number): string | null {
  if (at > now + clockTolerance) return 'future'
  return at < now - oldest ? 'past' : null
}
