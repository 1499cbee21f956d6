import pg from 'pg'
import { clockChannel } from '#lib/platform/listen.ts'

/**
 * Sets the application's clock to `instant`, as the owner of the database, and tells the workers. Only demos and tests have such a
 * clock: production refuses to start when it is not zero.
 */
export async function setClock(ownerUrl: string, instant: Date): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    const seconds = Math.round((instant.getTime() - Date.now()) / 1000)
    await client.query('UPDATE clock_offset SET seconds = $1 WHERE id = 1', [seconds])
    await client.query(`NOTIFY ${clockChannel}`)
  })
}

/** Moves the clock by `milliseconds` and returns the new instant. */
export async function moveClock(ownerUrl: string, milliseconds: number): Promise<Date> {
  return withOwner(ownerUrl, async (client) => {
    await client.query('UPDATE clock_offset SET seconds = seconds + $1 WHERE id = 1', [Math.round(milliseconds / 1000)])
    await client.query(`NOTIFY ${clockChannel}`)
    const { rows } = await client.query<{ now: Date }>('SELECT app_now() AS now')
    return rows[0]!.now
  })
}

async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
