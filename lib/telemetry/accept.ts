import { type Decoded, keep, type Refused } from '#lib/telemetry/decode.ts'
import { day, minute } from '#lib/values/time.ts'

/** How far a device's clock may be ahead of ours. */
export const clockTolerance = 5 * minute
/** Readings from before this are a clock that was never set, not late news. */
export const oldest = 400 * day

export type Accepted = Omit<Decoded, 'at'> & { at: Date }

/**
 * Which of a message's readings become evidence. Late ones do; refused are: `future` (more than 5 minutes ahead), `past` (a
 * clock that was never set), `order` (in one message the clock runs back by more than 5 minutes while `seq` rises).
 */
export function accept(readings: readonly Decoded[], now: Date): { accepted: Accepted[]; refused: Refused[] } {
  const accepted: Accepted[] = []
  const refused: Refused[] = []
  let latest = Number.NEGATIVE_INFINITY
  for (const reading of [...readings].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)) {
    const at = reading.at ?? now
    const reason = faultOf(at.getTime(), now.getTime(), latest)
    if (reason) {
      refused.push({ reason, payload: keep(reading.epoch, { seq: reading.seq, at: at.toISOString(), ...reading.body }) })
      continue
    }
    latest = Math.max(latest, at.getTime())
    accepted.push({ ...reading, at })
  }
  return { accepted, refused }
}

function faultOf(at: number, now: number, latest: number): string | null {
  if (at > now + clockTolerance) return 'future'
  if (at < now - oldest) return 'past'
  return at < latest - clockTolerance ? 'order' : null
}
