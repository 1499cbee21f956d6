/** Does all the work with `size` hands at once, in the given order of beginning. */
export async function crowd<T>(work: readonly T[], size: number, hand: (one: T) => Promise<void>): Promise<void> {
  const queue = [...work]
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) await hand(one)
    }),
  )
}

/** Fisher–Yates, repeatable by the random numbers given. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const copy = [...things]
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[copy[index], copy[other]] = [copy[other]!, copy[index]!]
  }
  return copy
}
