/** Instants are UTC Dates; weeks are named by their Monday ("2026-11-23"). `now` is always an argument. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
export const week = 7 * day

export type Week = `${number}-${number}-${number}`

/** The Monday (UTC) of the week that holds `instant`. */
export function weekOf(instant: Date): Week {
  const midnight = Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate())
  const sinceMonday = (instant.getUTCDay() + 6) % 7
  return toWeek(midnight - sinceMonday * day)
}

/** The Monday `count` weeks later; negative counts go back. */
export function addWeeks(monday: Week, count: number): Week {
  return toWeek(startOf(monday).getTime() + count * week)
}

/** Monday 00:00 UTC. */
export function startOf(monday: Week): Date {
  return new Date(`${monday}T00:00:00.000Z`)
}

/** The last instant of the week, as "delivered by the end of that week" means it. */
export function endOf(monday: Week): Date {
  return new Date(startOf(monday).getTime() + week - 1)
}

function toWeek(milliseconds: number): Week {
  return new Date(milliseconds).toISOString().slice(0, 10) as Week
}

/** Reads "10d", "6h", "30m", "2w" into milliseconds; null when it is no duration. */
export function readDuration(text: string): number | null {
  const match = /^(\d{1,4})([mhdw])$/.exec(text.trim())
  return match ? Number(match[1]) * { m: minute, h: hour, d: day, w: week }[match[2] as 'm' | 'h' | 'd' | 'w'] : null
}

/**
 * The instant of a wall-clock time ("2026-12-16T17:00") in an IANA zone. In the hour that a clock change repeats the earlier
 * instant is taken; null for text that is no date.
 */
export function fromLocal(text: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, date, hours, minutes] = match.slice(1).map(Number) as [number, number, number, number, number]
  const wall = Date.UTC(year, month - 1, date, hours, minutes)
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== text) return null
  const first = wall - zoneOffset(new Date(wall), zone)
  return new Date(wall - zoneOffset(new Date(first), zone))
}

/** Milliseconds that `zone` is ahead of UTC at `instant`. */
function zoneOffset(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)!.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant.getTime() / second) * second
}

/** The wall-clock time of an instant in an IANA zone: "2026-12-16T17:00", as forms show it. The reverse of `fromLocal`. */
export function toLocal(instant: Date, zone: string): string {
  return new Date(instant.getTime() + zoneOffset(instant, zone)).toISOString().slice(0, 16)
}
