import { expect, it } from 'vitest'
import { bigintArray, bytesArray, intArray, textArray, timeArray } from '#lib/platform/binary-arrays.ts'
import { pool } from '#lib/platform/db.ts'

it('are what the database reads', async () => {
  const texts = ['', 'plain', '한글 "quoted" \\ {a,b}', '𐐷'.repeat(500)]
  const bytes = [Buffer.alloc(0), Buffer.from([0, 255, 10]), Buffer.alloc(40_000, 7), Buffer.from('x')]
  const ints = [0, -1, 2_147_483_647, -2_147_483_648]
  const bigints = [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  const times = [
    new Date(0),
    new Date('1999-12-31T23:59:59.999Z'),
    new Date('2026-11-22T12:00:00.123Z'),
    new Date('2099-01-01T00:00:00Z'),
  ]
  const { rows } = await pool().query(
    `SELECT $1::text[] AS texts, $2::bytea[] AS bytes, $3::int[] AS ints, $4::bigint[]::text[] AS bigints, $5::timestamptz[] AS times`,
    [textArray(texts), bytesArray(bytes), intArray(ints), bigintArray(bigints), timeArray(times)],
  )
  expect(rows[0]).toEqual({ texts, bytes, ints, bigints: bigints.map(String), times })
})

it('may be empty', async () => {
  const { rows } = await pool().query('SELECT cardinality($1::text[]) AS texts, cardinality($2::bytea[]) AS bytes', [
    textArray([]),
    bytesArray([]),
  ])
  expect(rows[0]).toEqual({ texts: 0, bytes: 0 })
})
