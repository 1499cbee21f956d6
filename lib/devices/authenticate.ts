import { hashSecret, isSameHash } from '#lib/devices/secret.ts'
import type { DeviceActor } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import { type Id, isId } from '#lib/values/id.ts'

/** A device that has proved itself; `publicKey` (Ed25519 SPKI) signs its batches where there is one. */
export type KnownDevice = { actor: DeviceActor; secretHash: Buffer; publicKey: Buffer | null }

type Row = { organization_id: Id<'organization'>; secret_hash: Buffer; public_key: Buffer | null }

const nobody = hashSecret('nobody')

/** The device behind an id and its secret; null for an unknown or suspended one, a suspended maker, or another secret. */
export function authenticate(deviceId: string, secret: string): Promise<KnownDevice | null> {
  return recognize(deviceId, hashSecret(secret))
}

/** The same for a secret that was hashed before: an open connection asks now and then whether it may stay. */
export async function recognize(deviceId: string, secretHash: Buffer): Promise<KnownDevice | null> {
  if (!isId('device', deviceId)) return null
  const { rows } = await pool().query<Row>(
    `SELECT d.organization_id, d.secret_hash, d.public_key FROM device d JOIN organization o ON o.id = d.organization_id
      WHERE d.id = $1 AND d.status = 'active' AND o.status = 'active'`,
    [deviceId],
  )
  const row = rows[0]
  const same = isSameHash(secretHash, row?.secret_hash ?? nobody)
  if (!row || !same) return null
  return { actor: { kind: 'device', deviceId, organizationId: row.organization_id }, secretHash, publicKey: row.public_key }
}
