import { describe, expect, test } from 'vitest'
import { parseSource } from '#tests/architecture/source.ts'
import { filesOf } from '#tests/architecture/tree.ts'
import { foreignWrites, readModels } from '#tests/architecture/writes.ts'

const models = readModels()

describe('the rooms', () => {
  test('write their own tables only; another room is asked by a step', () => {
    const source = parseSource(filesOf(['lib', 'app', 'components', 'workers', 'server.ts']))
    expect(foreignWrites(source, models).join('\n')).toBe('')
  })

  test.each([
    ['through Prisma', 'declare const tx: any\nawait tx.bid.updateMany({ where: {}, data: {} })', 'bid, which is of bids'],
    [
      'nested in a write of their own',
      "declare const tx: any\nawait tx.award.create({ data: { id: '', order: { create: {} } } })",
      'order, which is of orders',
    ],
    ['by raw SQL', 'declare const tx: any\nawait tx.$executeRaw`UPDATE tender SET status = $1`', 'tender, which is of tenders'],
    [
      'by an inserting query',
      "declare const pool: any\nawait pool.query('INSERT INTO reading (device_id) VALUES ($1)')",
      'reading, which is of telemetry',
    ],
    ['of the machinery', 'declare const tx: any\nawait tx.event.create({ data: {} })', 'event, which is of platform'],
  ])('are caught when they write another one’s table %s', (_, text, expected) => {
    const found = foreignWrites(parseSource([], { 'lib/awards/planted.ts': `${text}\nexport {}` }), models)
    expect(found).toEqual([`lib/awards/planted.ts:2 writes ${expected}`])
  })

  test('may write their own tables, and read others', () => {
    const own =
      'declare const tx: any\nawait tx.award.create({ data: { shares: { create: {} } } })\nawait tx.bid.findMany()\nawait tx.$queryRaw`SELECT 1 FROM tender FOR UPDATE`\nexport {}'
    expect(foreignWrites(parseSource([], { 'lib/awards/planted.ts': own }), models)).toEqual([])
  })
})
