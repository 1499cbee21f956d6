import { Prisma, type Tx } from '#lib/platform/db.ts'
import type { Receipt } from '#lib/sealing/receipt.ts'

export type NewBid = {
  id: string
  number: string
  tenderId: string
  tenderVersion: number
  lotId: string
  keyId: string
  organizationId: string
  personId: string
  agreementId: string | null
  technical: Uint8Array
  technicalSha256: string
  price: Uint8Array
  priceSha256: string
  selfCopy: Uint8Array | null
}

/**
 * The one statement that decides whether a quote came in time. It locks the need's row against closing, then reads the
 * database's clock, and writes the quote with that very instant and with the receipt's content (its signature is made from it
 * afterwards). null: the need does not take quotes now, has another version, or another key.
 */
export async function insertBid(tx: Tx, bid: NewBid): Promise<{ version: number; submittedAt: Date; receipt: Receipt } | null> {
  const [row] = await tx.$queryRaw<{ version: number; submitted_at: Date; receipt: Receipt }[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, status, version, closes_at FROM tender WHERE id = ${bid.tenderId} FOR SHARE
    ), moment AS MATERIALIZED (
      SELECT locked.*, app_now() AS at FROM locked
    ), head AS (
      SELECT size, root, signed_at, signature FROM audit_head ORDER BY size DESC LIMIT 1
    ), earlier AS (
      SELECT coalesce(max(version), 0)::int AS version FROM bid
       WHERE tender_id = ${bid.tenderId} AND lot_id = ${bid.lotId} AND organization_id = ${bid.organizationId}
    )
    INSERT INTO bid (id, number, tender_id, tender_version, lot_id, organization_id, version, status, agreement_id, tender_key_id,
      technical, technical_sha256, price, price_sha256, self_copy, submitted_by, submitted_at, receipt)
    SELECT ${bid.id}, ${bid.number}, moment.id, moment.version, lot.id, ${bid.organizationId}, earlier.version + 1, 'sealed', ${bid.agreementId}::text, tender_key.id,
      ${bid.technical}, ${bid.technicalSha256}, ${bid.price}, ${bid.priceSha256}, ${bid.selfCopy}::bytea, ${bid.personId}, moment.at,
      jsonb_build_object('version', 1, 'bid', ${bid.id}::text, 'bidVersion', earlier.version + 1, 'tender', moment.id,
        'tenderVersion', moment.version,
        'envelopes', jsonb_build_array(
          jsonb_build_object('kind', 'technical', 'sha256', ${bid.technicalSha256}::text),
          jsonb_build_object('kind', 'price', 'sha256', ${bid.priceSha256}::text)),
        'submittedAt', ${iso('moment.at')},
        'head', (SELECT jsonb_build_object('size', size::text, 'root', encode(root, 'hex'), 'signedAt', ${iso('signed_at')},
           'signature', rtrim(translate(replace(encode(signature, 'base64'), E'\n', ''), '+/', '-_'), '=')) FROM head))
      FROM moment
      JOIN earlier ON true
      JOIN lot ON lot.id = ${bid.lotId} AND lot.tender_id = moment.id
      JOIN tender_key ON tender_key.id = ${bid.keyId} AND tender_key.tender_id = moment.id
     WHERE moment.status = 'published' AND moment.version = ${bid.tenderVersion} AND moment.at < moment.closes_at
       AND tender_key.version = (SELECT max(version) FROM tender_key WHERE tender_id = moment.id)
    RETURNING version, submitted_at, receipt`
  return row ? { version: row.version, submittedAt: row.submitted_at, receipt: row.receipt } : null
}

/** An instant as JSON writes it: 2026-11-23T09:00:00.000Z. */
function iso(column: 'moment.at' | 'signed_at'): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}
