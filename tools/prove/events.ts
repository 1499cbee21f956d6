// Events get one position each and no reader misses one: while writers commit out of order, a transaction stays open, and the
// sequencer's process is killed again and again.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { Reader } from '#tools/prove/events/reader.ts'
import { startWriters } from '#tools/prove/events/writers.ts'
import { asRole } from '#tools/scratch/events.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'
import { headsInDatabase, verifyAudit } from '#tools/verify/audit.ts'

/** impatient: a sequencer that does not wait for the transactions still open. forgetful: one that takes positions without the lock. */
export const plants = ['impatient'] as const

const root = path.resolve(import.meta.dirname, '../..')

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const random = randomFrom(seed)
  const kills = full ? 100 : 10
  const writers = startWriters({ random, count: full ? 16 : 8, url: required('DATABASE_URL') })
  const readers = [new Reader(random), new Reader(random), new Reader(random)]
  const reading = readers.map((reader) => reader.follow())
  const longest = holdOpen(required('DATABASE_URL'), full ? 20 : 3)

  const program = plant === 'impatient' ? 'tools/prove/events/impatient-sequencer.ts' : 'workers/sequencer.ts'
  // Two at once, as when a second is started before the first is known to be dead: the lock lets one work.
  for (let killed = 0; killed < kills; killed++) {
    const pair = [startSequencer(program), startSequencer(program)]
    await sleep(400 + random() * 600)
    for (const child of pair) child.kill('SIGKILL')
    await Promise.all(pair.map((child) => new Promise((resolve) => child.once('exit', resolve))))
  }
  const held = await longest
  const written = new Set([...(await writers.stop()), ...held])
  const last = startSequencer(program)
  const total = await settled(written.size)
  last.kill('SIGKILL')
  for (const reader of readers) reader.stop()
  await Promise.all(reading)

  const faults = await faultsOf(written, total)
  for (const [index, reader] of readers.entries())
    faults.push(...reader.faults(written).map((fault) => `reader ${index + 1}: ${fault}`))
  const audit = await verifyAudit(required('MIGRATE_URL'), {
    publicKey: required('AUDIT_PUBLIC_KEY'),
    heads: await headsInDatabase(required('MIGRATE_URL')),
  })
  faults.push(...audit.faults.map((fault) => `audit: ${fault}`))
  return {
    passed: faults.length === 0,
    figures: {
      events: written.size,
      positions: total,
      heads: audit.heads,
      sequencersKilled: kills * 2,
      transactionsHeldOpen: held.length,
      outOfOrderCommits: writers.outOfOrder(),
      readers: readers.length,
      readerPages: readers.reduce((sum, reader) => sum + reader.pages, 0),
      faults: faults.length,
    },
    detail: faults.slice(0, 30).join('\n'),
  }
}

function startSequencer(program: string): ChildProcess {
  const env = { ...process.env, LOG_LEVEL: 'silent' }
  return spawn(process.execPath, [program], { cwd: root, env, stdio: 'ignore' })
}

/** Transactions that write first and commit last: the sequencer must wait for them, and not pass them by. */
async function holdOpen(url: string, times: number): Promise<string[]> {
  const ids: string[] = []
  for (let time = 0; time < times; time++) {
    await asRole(url, async (client) => {
      const id = `evt_held_${time}`
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO event (id, name, subject, actor, occurred_at, payload) VALUES ($1, 'proof.held', 'held', 'worker:proof', now(), '{}')`,
        [id],
      )
      await sleep(1500)
      await client.query('COMMIT')
      ids.push(id)
    })
  }
  return ids
}

/** Waits until as many events as were written have a position, for at most twenty seconds; returns how many have. */
async function settled(wanted: number): Promise<number> {
  const client = new pg.Client({ connectionString: required('MIGRATE_URL') })
  await client.connect()
  try {
    for (const until = Date.now() + 20_000; ; await sleep(100)) {
      const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM event_position')
      const count = Number(rows[0]!.count)
      if (count >= wanted || Date.now() > until) return count
    }
  } finally {
    await client.end()
  }
}

async function faultsOf(written: ReadonlySet<string>, total: number): Promise<string[]> {
  const faults: string[] = []
  if (total !== written.size) faults.push(`${written.size} events were committed and ${total} have a position`)
  await asRole(required('MIGRATE_URL'), async (client) => {
    const { rows } = await client.query<{ last: string | null; waiting: string; lost: string }>(
      `SELECT max(position) AS last, (SELECT count(*) FROM event_outbox) AS waiting,
              (SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT 1 FROM event_position p WHERE p.event_id = e.id)) AS lost
         FROM event_position`,
    )
    const { last, waiting, lost } = rows[0]!
    if (Number(last) !== total) faults.push(`the highest position is ${last} of ${total}: there are gaps`)
    if (waiting !== '0') faults.push(`${waiting} events still wait`)
    if (lost !== '0') faults.push(`${lost} events have no position`)
  })
  return faults
}
