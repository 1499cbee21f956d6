import '#server-only'
import { db, readNow, type Tx } from '#lib/platform/db.ts'

export type Read = { tx: Tx; now: Date }

/** A read outside any write: the database and the instant it is asked at. */
export async function read<T>(work: (read: Read) => Promise<T>): Promise<T> {
  const tx = db()
  return work({ tx, now: await readNow(tx) })
}
