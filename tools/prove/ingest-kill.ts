// What a device was told is kept, is kept: kill -9 the gateway and the database under load, again and again, and look for every
// acknowledged reading.
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/** early-ack: a gateway that acknowledges before it commits · twice: readings stored under a new key when they are sent again. */
export const plants = ['early-ack', 'twice'] as const

export async function prove({ seed, full, plant, crashDatabase }: ProofOptions): Promise<Verdict> {
  const { killUnderLoad } = await import('#tools/prove/ingest-kill/kill-under-load.ts')
  const found = await killUnderLoad({
    random: randomFrom(seed),
    gatewayKills: full ? 40 : 10,
    databaseKills: full ? 10 : 3,
    crashDatabase,
    devices: full ? 30 : 16,
    gateway: plant === 'early-ack' ? 'tools/prove/ingest-kill/early-gateway.ts' : 'workers/gateway.ts',
    forgetful: plant === 'twice',
  })
  const faults = [
    found.lost === 0 ? '' : `${found.lost} acknowledged readings are gone`,
    found.twice === 0 ? '' : `${found.twice} readings are stored twice`,
    found.acknowledged > 50 * (found.gatewayKills + found.databaseKills) ? '' : 'there was too little load to prove anything',
  ].filter(Boolean)
  return { passed: faults.length === 0, figures: found, detail: faults.join('; ') }
}
