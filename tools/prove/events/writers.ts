// Many connections that write events and commit in another order than they began.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Writers = { stop: () => Promise<string[]>; outOfOrder: () => number }

/** Each writes one to four events a time, waits up to a fifth of a second, and commits, or rolls back once in ten times. */
export function startWriters({ random, count, url }: { random: () => number; count: number; url: string }): Writers {
  let stopping = false
  let begun = 0
  let lastCommitted = 0
  let outOfOrder = 0
  const committed: string[] = []

  const write = async (writer: number) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (let round = 0; !stopping; round++) {
      const turn = ++begun
      const ids = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => `evt_${writer}_${round}_${n}`)
      await client.query('BEGIN')
      for (const id of ids) {
        await client.query(
          `INSERT INTO event (id, name, subject, actor, occurred_at, payload) VALUES ($1, 'proof.written', $2, 'worker:proof', now(), $3)`,
          [id, `writer-${writer}`, { round }],
        )
      }
      await sleep(random() * 200)
      if (random() < 0.1) {
        await client.query('ROLLBACK')
        continue
      }
      await client.query('COMMIT')
      if (turn < lastCommitted) outOfOrder++
      lastCommitted = Math.max(lastCommitted, turn)
      committed.push(...ids)
    }
    await client.end()
  }
  const writing = Array.from({ length: count }, (_, index) => write(index))
  return {
    outOfOrder: () => outOfOrder,
    stop: async () => {
      stopping = true
      await Promise.all(writing)
      return committed
    },
  }
}
