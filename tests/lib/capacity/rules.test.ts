import { describe, expect, it } from 'vitest'
import { spread, usableWeeks } from '#lib/capacity/rules.ts'
import { addWeeks, endOf, startOf, type Week } from '#lib/values/time.ts'

const w0: Week = '2026-11-23'
const at = (week: number) => addWeeks(w0, week)

describe('usable weeks', () => {
  it('run from contract plus lead to due week less transit, both included', () => {
    const weeks = usableWeeks(startOf(at(6)), 3, endOf(at(22)), 0)
    expect([weeks[0], weeks.at(-1), weeks.length]).toEqual([at(9), at(22), 14])
    expect(usableWeeks(startOf(at(6)), 3, endOf(at(22)), 2).at(-1)).toBe(at(20))
  })

  it('are none when lead and transit leave no time', () => {
    expect(usableWeeks(startOf(at(6)), 10, endOf(at(12)), 7)).toEqual([])
  })
})

describe('spreading units', () => {
  const free = [10, 0, 5, 20].map((units, index) => ({ week: at(index), free: units }))

  it('takes the earliest weeks and no more than is free', () => {
    expect(spread(18, free)).toEqual([
      { week: at(0), units: 10 },
      { week: at(2), units: 5 },
      { week: at(3), units: 3 },
    ])
  })

  it('takes the whole or nothing', () => {
    expect(spread(35, free)?.reduce((sum, { units }) => sum + units, 0)).toBe(35)
    expect(spread(36, free)).toBeNull()
  })
})
