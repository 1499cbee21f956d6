import pg from 'pg'
import { required } from '#lib/platform/env.ts'

/** One statement with the owner's rights, whom no guarantee binds. */
export async function asOwner(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  return withClient(required('MIGRATE_URL'), (client) => client.query(sql, values))
}

/** Every column of every table, bytes as text too, that holds these characters. */
export async function columnsHolding(text: string): Promise<string[]> {
  const { rows } = await asOwner(
    `SELECT table_schema AS schema, table_name AS table, array_agg(column_name::text) AS columns, array_agg(data_type::text) AS types
       FROM information_schema.columns WHERE table_schema IN ('public', 'graphile_worker') GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  const parts = rows.flatMap(({ schema, table, columns, types }) =>
    columns.map((column: string, at: number) => {
      const words = types[at] === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
      return `SELECT '${table}.${column}' AS name WHERE EXISTS (SELECT 1 FROM "${schema}"."${table}" WHERE position($1 in ${words}) > 0)`
    }),
  )
  const found = await asOwner(parts.join(' UNION ALL '), [text])
  return found.rows.map((row) => row.name)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
