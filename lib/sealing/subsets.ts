/** Every choice of `size` items, in order; 3 of 5 are 10. */
export function* subsets<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = 0; at + size <= items.length; at++) {
    for (const rest of subsets(items.slice(at + 1), size - 1)) yield [items[at]!, ...rest]
  }
}
