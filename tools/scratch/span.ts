const units = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const

/** "10d", "36h", "2d12h", "90m" in milliseconds; null for anything else, and for more than ten years. */
export function readSpan(text: string): number | null {
  if (!/^(\d{1,5}[dhm])+$/.test(text)) return null
  const span = [...text.matchAll(/(\d+)([dhm])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  )
  return span > 0 && span <= 3650 * units.d ? span : null
}
