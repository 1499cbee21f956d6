/**
 * Whole weeks from a maker's country to a city's, by the one mode offered. A pair that is not here has no known lane.
 * Demo figures; a carrier's timetable replaces them.
 */
const weeksByLane: Record<string, number> = {
  'KR-KR': 0,
  'CN-KR': 1,
  'GB-KR': 2,
  'CZ-GB': 1,
  'PL-GB': 1,
  'GB-GB': 0,
  'KR-GB': 2,
  'EE-FI': 1,
  'ES-FI': 2,
  'KR-FI': 7,
  'CN-FI': 4,
  'CN-PL': 1,
  'CN-VN': 2,
  'VN-ES': 8,
  'PL-ES': 1,
  'GB-ES': 1,
  'ES-ES': 0,
  'CZ-ES': 1,
  'KR-ES': 1,
  'VN-VN': 0,
  'KR-VN': 3,
  'EE-VN': 1,
  'CN-CN': 0,
  'KR-CN': 1,
}

/** Transit in weeks; null when no lane is known. */
export function transitWeeks(from: string, to: string): number | null {
  return weeksByLane[`${from}-${to}`] ?? null
}
