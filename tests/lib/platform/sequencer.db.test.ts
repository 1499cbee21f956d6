import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { worker } from '#lib/platform/actor.ts'
import { isSigned, leafOf } from '#lib/platform/audit.ts'
import { transaction } from '#lib/platform/db.ts'
import { env, required } from '#lib/platform/env.ts'
import { record } from '#lib/platform/events.ts'
import { append, emptyFrontier, rootOf } from '#lib/platform/merkle.ts'
import { becomeSequencer, sequenceBatch } from '#lib/platform/sequencer.ts'
import { listEventsAfter } from '#lib/platform/timeline.ts'
import { sequenceOutbox } from '#seed/sequence.ts'

const sequencer = new pg.Client({ connectionString: required('SEQUENCER_URL') })
const writer = new pg.Client({ connectionString: required('DATABASE_URL') })

beforeAll(async () => {
  await sequencer.connect()
  await writer.connect()
})
afterAll(async () => {
  await sequencer.end()
  await writer.end()
})

const announce = (subject: string) =>
  transaction((tx, now) => record(tx, worker('test'), now, [{ name: 'thing.happened', subject, payload: { n: 1 } }]))
const sequence = () => sequenceBatch(sequencer, required('AUDIT_PRIVATE_KEY'))
const insert = `INSERT INTO event (id, name, subject, actor, occurred_at, payload) VALUES ($1, 'thing.happened', $2, 'worker:test', now(), '{}')`

describe('the sequencer', () => {
  it('gives no position past a transaction that is still open, and skips none when it commits later', async () => {
    expect(await becomeSequencer(sequencer)).toBe(true)
    await writer.query('BEGIN')
    await writer.query(insert, ['evt_open', 'early'])
    await announce('late')
    expect(await sequence()).toBe(0)
    await writer.query('COMMIT')
    expect(await sequenceOutbox(sequencer)).toBe(2)
    expect((await listEventsAfter(0n)).map((event) => event.subject)).toEqual(['early', 'late'])
  })

  it('lets only one connection lead', async () => {
    const second = new pg.Client({ connectionString: required('SEQUENCER_URL') })
    await second.connect()
    expect(await becomeSequencer(second)).toBe(false)
    await second.end()
  })

  it('signs a head whose root anyone can recompute from the events', async () => {
    await announce('more')
    await sequenceOutbox(sequencer)
    const events = await listEventsAfter(0n)
    const tree = events.map(leafOf).reduce(append, emptyFrontier)
    const { rows } = await sequencer.query('SELECT size, root, signed_at, signature FROM audit_head ORDER BY size DESC LIMIT 1')
    const head = { size: BigInt(rows[0].size), root: rows[0].root, signedAt: rows[0].signed_at, signature: rows[0].signature }
    expect(head.size).toBe(3n)
    expect(rootOf(tree).equals(head.root)).toBe(true)
    expect(isSigned(head, env.AUDIT_PUBLIC_KEY)).toBe(true)
    expect(isSigned({ ...head, size: 2n }, env.AUDIT_PUBLIC_KEY)).toBe(false)
  })
})

describe('the application role', () => {
  it.each([
    ['UPDATE event SET name = name'],
    ['DELETE FROM event'],
    ['TRUNCATE event'],
    ['DELETE FROM event_outbox'],
    [`INSERT INTO event_position (position, event_id, leaf) VALUES (99, 'evt_open', '\\x00')`],
    ['UPDATE audit_head SET size = size'],
    ['TRUNCATE audit_head'],
    ['UPDATE ledger_entry SET amount_minor = 0'],
    ['UPDATE clock_offset SET seconds = 1'],
    ['UPDATE bid SET price = technical'],
    [`SET session_replication_role = 'replica'`],
    ['ALTER TABLE event DISABLE TRIGGER ALL'],
  ])('may not %s', async (sql) => {
    await expect(writer.query(sql)).rejects.toThrow(/permission denied|must be owner/)
  })
})
