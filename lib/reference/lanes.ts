import { type Money, money } from '#lib/values/money.ts'

export const laneModes = ['road', 'rail', 'sea', 'air'] as const
export type LaneMode = (typeof laneModes)[number]

/** One way from a maker's country to a city's: whole weeks under way, and what it adds to each unit's price. */
export type Lane = { mode: LaneMode; weeks: number; surcharge: Money | null }

/**
 * The known lanes; a pair that is not here has none. The first is the one that is taken when nobody chooses. Demo figures; a carrier's
 * timetable replaces them. A maker uses one mode for all its units in one need.
 */
const lanesByPair: Record<string, readonly Lane[]> = {
  'KR-KR': [lane('road', 0)],
  'CN-KR': [lane('sea', 1)],
  'GB-KR': [lane('air', 2)],
  'CZ-GB': [lane('road', 1)],
  'PL-GB': [lane('road', 1)],
  'GB-GB': [lane('road', 0)],
  'KR-GB': [lane('air', 2)],
  'EE-FI': [lane('sea', 1)],
  'ES-FI': [lane('road', 2)],
  'KR-FI': [lane('sea', 7), lane('air', 1, money(95_00n, 'EUR'))],
  'CN-FI': [lane('rail', 4)],
  'CN-PL': [lane('air', 1, money(4_00n, 'EUR'))],
  'CN-VN': [lane('sea', 2)],
  // Carries a node and the board in it, which came from China first: one surcharge for both ways.
  'VN-ES': [lane('sea', 8, money(6_00n, 'EUR'))],
  'PL-ES': [lane('road', 1)],
  'GB-ES': [lane('road', 1)],
  'ES-ES': [lane('road', 0)],
  'CZ-ES': [lane('road', 1)],
  'KR-ES': [lane('air', 1)],
  'VN-VN': [lane('road', 0)],
  'KR-VN': [lane('sea', 3)],
  'EE-VN': [lane('air', 1)],
  'CN-CN': [lane('road', 0)],
  'KR-CN': [lane('sea', 1)],
}

function lane(mode: LaneMode, weeks: number, surcharge: Money | null = null): Lane {
  return { mode, weeks, surcharge }
}

/** Every lane between two countries (ISO 3166-1); empty when none is known. */
export function lanesBetween(from: string, to: string): readonly Lane[] {
  return lanesByPair[`${from}-${to}`] ?? []
}

/** Transit in weeks by the lane that is taken when nobody chooses; null when none is known. */
export function transitWeeks(from: string, to: string): number | null {
  return lanesBetween(from, to)[0]?.weeks ?? null
}

/** Transit in weeks by the fastest lane: how late units may still be made by a maker whose price includes the lane it chose. Null when none is known. */
export function fastestWeeks(from: string, to: string): number | null {
  const weeks = lanesBetween(from, to).map((one) => one.weeks)
  return weeks.length === 0 ? null : Math.min(...weeks)
}
