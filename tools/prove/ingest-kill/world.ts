import { registerDevice } from '#lib/devices/index.ts'
import { transaction } from '#lib/platform/db.ts'
import { addMember, createOrganization, createPerson } from '#seed/build.ts'

export type ProofDevice = { deviceId: string; secret: string }

/** A maker with as many machines. */
export async function makeDevices(count: number): Promise<ProofDevice[]> {
  const owner = await transaction(async (tx, now) => {
    const organizationId = await createOrganization(tx, now, { slug: 'proof', kind: 'maker', name: 'Proof', country: 'FI' })
    const personId = await createPerson(tx, now, { email: 'owner@proof.demo', name: 'Owner', locale: 'en' })
    return addMember(tx, now, { personId, organizationId, kind: 'maker', roles: ['owner'] })
  })
  const devices: ProofDevice[] = []
  for (let index = 0; index < count; index++) {
    devices.push(await registerDevice(owner, { name: `M${index}`, kind: 'machine', sector: 'transport', cycleSeconds: 1 }))
  }
  return devices
}
