import { describe, expect, it } from 'vitest'
import { addWeeks, day, endOf, fromLocal, hour, readDuration, startOf, toLocal, weekOf } from '#lib/values/time.ts'

describe('weeks', () => {
  it('begin on their Monday, on Sundays and across years too', () => {
    expect(weekOf(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-23')
    expect(weekOf(new Date('2026-11-29T23:59:59.999Z'))).toBe('2026-11-23')
    expect(weekOf(new Date('2027-01-01T12:00:00Z'))).toBe('2026-12-28')
    expect(addWeeks('2026-12-28', 1)).toBe('2027-01-04')
    expect(addWeeks('2026-11-23', 10)).toBe('2027-02-01')
    expect(endOf('2026-11-23').getTime() - startOf('2026-11-23').getTime()).toBe(7 * day - 1)
  })
})

describe('wall clocks', () => {
  it.each([
    ['2026-12-16T17:00', 'Asia/Seoul', '2026-12-16T08:00:00.000Z'],
    ['2026-11-25T12:00', 'Europe/London', '2026-11-25T12:00:00.000Z'],
    ['2026-07-01T12:00', 'Europe/Madrid', '2026-07-01T10:00:00.000Z'],
    ['2027-03-28T00:30', 'Europe/Helsinki', '2027-03-27T22:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(fromLocal(local, zone)?.toISOString()).toBe(instant)
  })

  it('show an instant as it was entered, in every zone that we trade in', () => {
    for (const zone of ['Asia/Seoul', 'Europe/Helsinki', 'Europe/London', 'Asia/Ho_Chi_Minh', 'Asia/Shanghai', 'UTC'])
      for (const local of ['2026-12-31T23:59', '2027-06-15T00:00', '2027-03-29T09:30'])
        expect(toLocal(fromLocal(local, zone)!, zone)).toBe(local)
  })

  it('that do not exist are refused', () => {
    for (const text of ['2026-02-30T10:00', '2026-12-16', 'tomorrow', '2026-13-01T00:00', '2026-12-16T25:00'])
      expect(fromLocal(text, 'UTC'), text).toBeNull()
  })
})

it('durations are read in minutes, hours, days and weeks, and nothing else', () => {
  expect(readDuration('10d')).toBe(10 * day)
  expect(readDuration(' 6h ')).toBe(6 * hour)
  expect(readDuration('ten days')).toBeNull()
  expect(readDuration('-1d')).toBeNull()
})
