import { pool } from '#lib/platform/db.ts'

/** The latest value of a counter (`name` null) or of one named measurement. */
export type LatestValue = { deviceId: string; name: string | null; value: number; unit: string | null; at: Date }

/** The latest values of each device, looked for among its latest 200 readings; the caller has found the devices among what its actor may see. */
export async function listLatestValues(deviceIds: readonly string[]): Promise<LatestValue[]> {
  const { rows } = await pool().query<{ device_id: string; name: string | null; value: number; unit: string | null; at: Date }>(
    `SELECT DISTINCT ON (d, r.payload->>'name') d AS device_id, r.payload->>'name' AS name, (r.payload->>'value')::float8 AS value,
            r.payload->>'unit' AS unit, r.at
       FROM unnest($1::text[]) d
       CROSS JOIN LATERAL (SELECT at, payload FROM reading WHERE device_id = d ORDER BY at DESC LIMIT 200) r
      WHERE r.payload->>'type' IN ('count', 'measure') AND jsonb_typeof(r.payload->'value') = 'number'
      ORDER BY d, r.payload->>'name', r.at DESC`,
    [[...deviceIds]],
  )
  return rows.map((row) => ({ deviceId: row.device_id, name: row.name, value: row.value, unit: row.unit, at: row.at }))
}
