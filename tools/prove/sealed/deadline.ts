import { setTimeout as sleep } from 'node:timers/promises'
import { submitBid } from '#lib/bids/index.ts'
import { pool } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { isFault } from '#lib/values/fault.ts'
import { hour } from '#lib/values/time.ts'
import { moveClock } from '#seed/clock.ts'
import { sealedOffer } from '#seed/sealing.ts'
import type { Maker } from '#tools/prove/sealed/world.ts'

export type Rush = {
  submissions: number
  accepted: number
  refused: number
  lateAccepted: number
  inTimeRefused: number
  broken: number
}

/** Every second quote comes this much earlier than the rush, so that there is always something to open. */
const earlyMs = 4000
const leadMs = 6000

type Course = {
  need: { id: string; closesAt: Date }
  makers: Maker[]
  random: () => number
  spreadMs: number
  appClock: -1 | 1
  prices: string[]
}

/**
 * Every maker hands in one quote, half of them within `spreadMs` around the deadline, while this process's own clock is an hour wrong. What the
 * database's clock says before and after each answer decides whether that answer was right.
 */
export async function rushTheDeadline({ need, makers, random, spreadMs, appClock, prices }: Course): Promise<Rush> {
  const inputs = []
  for (const [index, maker] of makers.entries()) {
    const unitPrice = prices[index % prices.length]!
    inputs.push({ actor: maker.actor, input: await sealedOffer(maker.actor, need.id, { productId: maker.productId, unitPrice }) })
  }
  const until = need.closesAt.getTime() - (await databaseNow()).at
  await moveClock(required('MIGRATE_URL'), until - leadMs)
  const { at, mark } = await databaseNow()
  const clock = () => at + (performance.now() - mark)
  const rush: Rush = { submissions: inputs.length, accepted: 0, refused: 0, lateAccepted: 0, inTimeRefused: 0, broken: 0 }
  const closes = need.closesAt.getTime()
  const realNow = Date.now
  Date.now = () => realNow() + appClock * hour
  try {
    await Promise.all(
      inputs.map(async ({ actor, input }, index) => {
        await sleep(Math.max(closes - clock() + (random() * 2 - 1) * spreadMs - (index % 2) * earlyMs, 0))
        const before = clock()
        try {
          const { submittedAt } = await submitBid(actor, input)
          rush.accepted += 1
          if (before >= closes + 1 || submittedAt.getTime() >= closes) rush.lateAccepted += 1
        } catch (error) {
          if (!isFault(error) || error.message !== 'quotesClosed') rush.broken += 1
          else rush.refused += 1
          if (clock() < closes - 1) rush.inTimeRefused += 1
        }
      }),
    )
  } finally {
    Date.now = realNow
  }
  return rush
}

/** The database's clock and the instant of this process's stopwatch at which it was read, half a round trip ago. */
async function databaseNow(): Promise<{ at: number; mark: number }> {
  await pool().query('SELECT 1')
  const before = performance.now()
  const { rows } = await pool().query<{ now: Date }>('SELECT app_now() AS now')
  return { at: rows[0]!.now.getTime(), mark: (before + performance.now()) / 2 }
}
