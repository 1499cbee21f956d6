import type { ShdrMapping } from '#lib/devices/schema.ts'
import { hashSecret, isSameHash } from '#lib/devices/secret.ts'
import type { DeviceActor } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import { type Id, isId } from '#lib/values/id.ts'

/**
 * A device that has proved itself; `publicKey` (Ed25519 SPKI) signs its batches where there is one. `machines`: the devices that it may
 * speak for, with the names of their data items.
 */
export type KnownDevice = {
  actor: DeviceActor
  secretHash: Buffer
  publicKey: Buffer | null
  machines: ReadonlyMap<string, ShdrMapping>
}

type Row = {
  organization_id: Id<'organization'>
  secret_hash: Buffer
  public_key: Buffer | null
  machines: Record<string, ShdrMapping> | null
}

const nobody = hashSecret('nobody')

/** The device behind an id and its secret; null for an unknown or suspended one, a suspended maker, or another secret. */
export function authenticate(deviceId: string, secret: string): Promise<KnownDevice | null> {
  return recognize(deviceId, hashSecret(secret))
}

/** The same for a secret that was hashed before: an open connection asks now and then whether it may stay. */
export async function recognize(deviceId: string, secretHash: Buffer): Promise<KnownDevice | null> {
  if (!isId('device', deviceId)) return null
  const { rows } = await pool().query<Row>(
    `SELECT d.organization_id, d.secret_hash, d.public_key,
            (SELECT json_object_agg(m.id, m.shdr_mapping) FROM device m
              WHERE m.gateway_id = d.id AND m.organization_id = d.organization_id AND m.status = 'active') AS machines
       FROM device d JOIN organization o ON o.id = d.organization_id
      WHERE d.id = $1 AND d.status = 'active' AND o.status = 'active'`,
    [deviceId],
  )
  const row = rows[0]
  const same = isSameHash(secretHash, row?.secret_hash ?? nobody)
  if (!row || !same) return null
  return {
    actor: { kind: 'device', deviceId, organizationId: row.organization_id },
    secretHash,
    publicKey: row.public_key,
    machines: new Map(Object.entries(row.machines ?? {})),
  }
}
