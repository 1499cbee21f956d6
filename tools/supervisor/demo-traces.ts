import pg from 'pg'

/** What of a demo a production database still holds, as sentences; empty when it may be used. `url`: any role that may read. */
export async function findDemoTraces(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ people: number; organizations: number; seconds: string }>(
      `SELECT (SELECT count(*)::int FROM person WHERE demo) AS people, (SELECT count(*)::int FROM organization WHERE demo) AS organizations,
              (SELECT seconds FROM clock_offset WHERE id = 1) AS seconds`,
    )
    const { people, organizations, seconds } = rows[0]!
    return [
      ...(people > 0 ? [`the database has ${people} demo accounts, whose password everyone knows`] : []),
      ...(organizations > 0 ? [`the database has ${organizations} demo organizations`] : []),
      ...(Number(seconds) === 0 ? [] : [`the application's clock is moved by ${seconds} seconds`]),
    ]
  } finally {
    await client.end()
  }
}
