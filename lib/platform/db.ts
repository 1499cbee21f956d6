import '#server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'
import { type Prisma, PrismaClient } from '#lib/platform/prisma/client.ts'

export type Tx = Prisma.TransactionClient
export { Prisma } from '#lib/platform/prisma/client.ts'

type Connections = { pool?: pg.Pool; prisma?: PrismaClient }

// lib exists twice at run time (Node's copy and Next's bundle); both share one pool.
const connections = ((globalThis as { moiConnections?: Connections }).moiConnections ??= {})

/** No transaction outlives this: the sequencer waits for the oldest one. */
export const transactionLimitMs = 5000

/** The pool of the application's role, for hot paths where Prisma is measured to be slow. */
export function pool(): pg.Pool {
  connections.pool ??= watched(
    new pg.Pool({
      connectionString: required('DATABASE_URL'),
      max: 10,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      options: `-c statement_timeout=${transactionLimitMs} -c idle_in_transaction_session_timeout=${transactionLimitMs} -c timezone=UTC`,
    }),
  )
  return connections.pool
}

/** A connection that breaks while nobody uses it is replaced at its next use; unheard, its error would end the process. */
function watched(made: pg.Pool): pg.Pool {
  const note = (error: Error) => log.warn({ error: error.message }, 'a database connection broke')
  return made.on('error', note).on('connect', (client) => client.on('error', note))
}

/** Prisma on the application's pool: for the domain's low-rate reads and writes. */
export function db(): PrismaClient {
  connections.prisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) })
  return connections.prisma
}

/** Ends all connections; for workers that stop and tests that finish. */
export async function closeDb(): Promise<void> {
  const { pool: open, prisma } = connections
  connections.pool = undefined
  connections.prisma = undefined
  await prisma?.$disconnect()
  if (open && !open.ended) await open.end()
}

/** The clock everyone obeys: the database's, plus the demo offset. Read once per transaction and then passed as an argument. */
export async function readNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`
  return row!.now
}

/** One transaction with its instant. */
export async function transaction<T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => work(tx, await readNow(tx)), {
    timeout: transactionLimitMs,
    maxWait: transactionLimitMs,
  })
}

/** The name of the constraint that refused a write, or undefined when the error is of another kind. */
export function refusedBy(error: unknown): string | undefined {
  const known = error as {
    code?: string
    constraint?: string
    meta?: { driverAdapterError?: { cause?: { originalMessage?: string; constraint?: { index?: string; fields?: string[] } } } }
  }
  const message = known?.meta?.driverAdapterError?.cause?.originalMessage ?? (error instanceof Error ? error.message : '')
  return known?.constraint ?? /(?:constraint|trigger) "([^"]+)"/.exec(message)?.[1]
}
