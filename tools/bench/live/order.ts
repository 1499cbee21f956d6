import { sessionCookie } from '#lib/identity/session-cookie.ts'
import { worker } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { record } from '#lib/platform/events.ts'
import { newId } from '#lib/values/id.ts'
import { addMember, createPerson } from '#seed/build.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'

export type FollowedOrder = { orderId: string; orderLineId: string; buyerId: string; slug: string }

/** The demo world's order in production. */
export async function makeOrder(): Promise<FollowedOrder> {
  await playWorld(required('MIGRATE_URL'), fixedInstant)
  const order = await db().order.findFirstOrThrow({ where: { status: 'in_production' }, include: { lines: true, buyer: true } })
  return { orderId: order.id, orderLineId: order.lines[0]!.id, buyerId: order.buyerId, slug: order.buyer.slug }
}

/** Cookie headers of as many signed-in people of the buying city. */
export async function signInPeople({ buyerId }: FollowedOrder, count: number): Promise<string[]> {
  const cookies: string[] = []
  for (let index = 0; index < count; index++) {
    const sessionId = newId('session')
    await transaction(async (tx, now) => {
      const personId = await createPerson(tx, now, { email: `reader-${index}@bench.demo`, name: 'Reader', locale: 'en' })
      await addMember(tx, now, { personId, organizationId: buyerId as never, kind: 'city', roles: ['viewer'] })
      // Sessions live in real time, whatever the demo's clock says.
      const at = new Date()
      const expiresAt = new Date(at.getTime() + 3_600_000)
      await tx.session.create({ data: { id: sessionId, personId, createdAt: at, lastSeenAt: at, expiresAt, userAgent: 'bench' } })
    })
    const { name, value } = await sessionCookie(sessionId)
    cookies.push(`${name}=${value}`)
  }
  return cookies
}

/** What a machine's progress says, told `count` times in one transaction. */
export async function tellProgress({ orderId, orderLineId }: FollowedOrder, count: number): Promise<void> {
  const event = { name: 'line.progressed', subject: orderId, payload: payloadOf(orderLineId) } as const
  await transaction((tx, now) => record(tx, worker('bench'), now, Array(count).fill(event)))
}

export function payloadOf(orderLineId: string) {
  return { orderLineId, made: 396, arrived: 360, stateHash: 'a'.repeat(64) }
}
