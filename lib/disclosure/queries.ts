/** Open data out: OCDS of every published need, and the audit's signed heads. Nothing here needs an actor. */
import { env } from '#lib/platform/env.ts'
import { read } from '#lib/platform/query.ts'
import {
  type Publication,
  type RecordPackage,
  type ReleasePackage,
  recordPackage,
  releaseOf,
  releasePackage,
} from '#lib/standards/ocds/index.ts'
import { decodeCursor, encodeCursor } from '#lib/values/page.ts'
import { type DisclosedTender, disclosed, published } from './case-query.ts'
import { writeFulfilment } from './fulfilment-document.ts'
import { findDisclosedOrder } from './fulfilment-query.ts'
import { caseOf } from './procurement-case.ts'

/** Creative Commons Attribution 4.0: take it, say where it is from. */
const license = 'https://creativecommons.org/licenses/by/4.0/'
const packageSize = 50

/** One need as an OCDS 1.1.5 record package; null when no published need has that number. */
export async function findRecordPackage(number: string): Promise<RecordPackage | null> {
  return read(async ({ tx, now }) => {
    const tender = await tx.tender.findFirst({ where: { ...published, number }, include: disclosed })
    return tender && recordPackage([releaseFor(tender)], publication(`/api/ocds/records/${number}.json`, now))
  })
}

/** A signed order's fulfilment as an EPCIS 2.0 document in pieces; null when there is no such order, or it is not signed yet. */
export async function findFulfilment(number: string): Promise<AsyncGenerator<string> | null> {
  const found = await read(async ({ tx, now }) => ({ order: await findDisclosedOrder(tx, number), now }))
  return found.order && writeFulfilment(found.order, env.PUBLIC_URL, found.now)
}

/** The newest needs as a release package, fifty at a time; `next` is the cursor of the following package. Null when there is none. */
export async function findReleasePackage(cursor?: string): Promise<{ package: ReleasePackage; next: string | null } | null> {
  const after = cursor ? decodeCursor(cursor) : null
  return read(async ({ tx, now }) => {
    const rows = await tx.tender.findMany({
      where: { AND: [published, after ? { id: { lt: String(after[0]) } } : {}] },
      orderBy: { id: 'desc' },
      take: packageSize + 1,
      include: disclosed,
    })
    const shown = rows.slice(0, packageSize)
    if (shown.length === 0) return null
    const next = rows.length > packageSize ? encodeCursor([shown.at(-1)!.id]) : null
    return {
      package: releasePackage(
        shown.map(releaseFor),
        publication(`/api/ocds/releases.json${cursor ? `?cursor=${cursor}` : ''}`, now),
      ),
      next,
    }
  })
}

/** A release is dated by the last thing it tells, so that the same facts make the same release. */
function releaseFor(tender: DisclosedTender) {
  const milestones = tender.orders.flatMap((order) => order.lines.flatMap((line) => line.milestones))
  const dates = [
    tender.publishedAt,
    tender.openedAt,
    ...tender.lots.map(({ award }) => award?.decidedAt),
    ...tender.orders.flatMap((order) => [order.createdAt, order.signedAt, ...order.lines.map((line) => line.signedAt)]),
    ...milestones.flatMap(({ reportedAt, acceptedAt, paidAt }) => [reportedAt, acceptedAt, paidAt]),
  ]
  const newest = Math.max(...dates.map((date) => date?.getTime() ?? 0))
  return releaseOf(caseOf(tender), { date: new Date(newest) })
}

function publication(path: string, publishedAt: Date): Publication {
  return {
    uri: env.PUBLIC_URL + path,
    publishedAt,
    publisher: { name: 'Made on the Internet', uri: env.PUBLIC_URL },
    license,
    publicationPolicy: `${env.PUBLIC_URL}/en/open-data`,
  }
}

export type PublishedHead = { size: string; root: string; signedAt: string; signature: string }
const headsShown = 100

/** The newest signed heads of the audit tree and the key that signs them: keep them outside, and no past can be rewritten unseen. */
export async function listAuditHeads(): Promise<{ algorithm: string; publicKey: string; heads: PublishedHead[] }> {
  return read(async ({ tx }) => {
    const rows = await tx.auditHead.findMany({
      orderBy: { size: 'desc' },
      take: headsShown,
      select: { size: true, root: true, signedAt: true, signature: true },
    })
    return {
      algorithm: 'RFC 6962 tree hash with SHA-256; Ed25519 over RFC 8785 JSON of {root, signedAt, size}',
      publicKey: env.AUDIT_PUBLIC_KEY,
      heads: rows.map(({ size, root, signedAt, signature }) => ({
        size: size.toString(),
        root: Buffer.from(root).toString('hex'),
        signedAt: signedAt.toISOString(),
        signature: Buffer.from(signature).toString('base64'),
      })),
    }
  })
}
