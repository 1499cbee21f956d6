import { registerDevice } from '#lib/devices/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { closeDb, db } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'
import type { SimulatedDevice } from './fleet.ts'

/** Registers `count` devices for the first maker with an owner, as that owner would. Throws a sentence when there is none. */
export async function registerFleet(count: number): Promise<SimulatedDevice[]> {
  const owner = await db().member.findFirst({
    where: { status: 'active', roles: { has: 'owner' }, organization: { kind: 'maker', status: 'active' } },
    orderBy: { id: 'asc' },
  })
  if (!owner) throw new Error('There is no maker yet. Start the demo once: npm start')
  const actor = {
    kind: 'member',
    personId: owner.personId,
    sessionId: newId('session'),
    locale: 'en',
    organizationId: owner.organizationId,
    organizationKind: 'maker',
    roles: ['owner'],
  } as MemberActor
  const fleet: SimulatedDevice[] = []
  for (let index = 0; index < count; index++) {
    const input = { name: `Simulated machine ${index + 1}`, kind: 'machine', sector: 'environment', cycleSeconds: 1 }
    const { deviceId, secret } = await registerDevice(actor, input)
    fleet.push({ deviceId, secret, kind: 'machine', unitsPerMinute: 60, value: 0, orderLineId: null })
  }
  await closeDb()
  return fleet
}
