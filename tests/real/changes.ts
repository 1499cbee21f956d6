/** The value with one part changed, for each part and each way to change it. */
export function* changesOf(whole: unknown): Iterable<[string, unknown]> {
  const ways: [string, (holder: never, key: never) => void][] = [
    [
      'left out',
      (holder: object, key: string) => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key as never]),
    ],
    ['a number', (holder: Record<string, unknown>, key: string) => void (holder[key] = 7)],
    ['a word', (holder: Record<string, unknown>, key: string) => void (holder[key] = 'nonsense word')],
    ['an address', (holder: Record<string, unknown>, key: string) => void (holder[key] = 'https://example.com/x')],
    ['a list', (holder: Record<string, unknown>, key: string) => void (holder[key] = [])],
    ['an object', (holder: Record<string, unknown>, key: string) => void (holder[key] = {})],
    ['a stranger beside it', (holder: Record<string, unknown>) => void (Array.isArray(holder) || (holder.stranger = 1))],
    ['twice', (holder: unknown, key: string) => void (Array.isArray(holder) && holder.push(holder[Number(key)]))],
  ]
  for (const place of placesOf(whole)) {
    for (const [said, change] of ways) {
      const copy = structuredClone(whole)
      const holder = place.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy)
      change(holder as never, place.at(-1) as never)
      yield [`/${place.join('/')} ${said}`, copy]
    }
  }
}

function placesOf(value: unknown, place: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) => [[...place, key], ...placesOf(inside, [...place, key])])
}
