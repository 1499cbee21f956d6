/** One thing that waits for the reader of a desk. `kind` is a key of the `today.waiting` messages; `to` begins below the desk. */
export type Waiting = {
  kind: string
  /** What it is about: a need's title in English and as the city wrote it; a product has one name for both. */
  subject: { title: string; localTitle: string; language: string }
  number: string | null
  to: `/${string}`
  /** When it is due, in the zone of whoever set it; null when nothing presses. */
  due: Date | null
  zone: string
}

/** By deadline; what has none comes last, in the order in which it was found. */
export function byDeadline(waiting: readonly Waiting[]): Waiting[] {
  return [...waiting].sort((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity) || 0)
}
