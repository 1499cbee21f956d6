// An independent check of the audit: nothing here comes from lib. It computes every leaf and the tree again, and holds the result
// against heads that were kept outside of the database (saved from /audit/heads). RFC 6962 §2.1 (tree), RFC 8785 (JSON), Ed25519.
import { createHash, createPublicKey, verify } from 'node:crypto'
import pg from 'pg'

export type KeptHead = { size: string; root: string; signedAt: string; signature: string }
export type KeptHeads = { publicKey: string; heads: KeptHead[] }
export type AuditReport = { events: number; heads: number; faults: string[] }

type Row = {
  position: string
  leaf: Buffer
  id: string | null
  name: string
  subject: string
  organization_id: string | null
  actor: string
  occurred_at: Date
  payload: unknown
}

const page = 5000
const mostFaults = 50

/** Reads every sequenced event of the database and says what does not fit the heads. No faults: nothing was changed since the newest head. */
export async function verifyAudit(databaseUrl: string, kept: KeptHeads): Promise<AuditReport> {
  const faults: string[] = []
  const heads = kept.heads.filter((head) => {
    const good = isSigned(head, kept.publicKey)
    if (!good) faults.push(`the head of size ${head.size} is not signed by the given key`)
    return good
  })
  const wanted = new Map(heads.map((head) => [head.size, head.root]))
  const tree: Buffer[] = []
  let size = 0n
  for await (const row of eventsOf(databaseUrl)) {
    if (BigInt(row.position) !== size + 1n) faults.push(`position ${size + 1n} is missing (after it comes ${row.position})`)
    const leaf = row.id === null ? row.leaf : leafOf(row)
    if (row.id === null) faults.push(`position ${row.position}: its event is gone`)
    else if (!leaf.equals(row.leaf)) faults.push(`position ${row.position}: its event (${row.id}) was changed`)
    grow(tree, size, leaf)
    size++
    const root = wanted.get(String(size))
    if (root !== undefined && rootOf(tree) !== root)
      faults.push(`the first ${size} events are not those of the head that was signed`)
    if (faults.length >= mostFaults) break
  }
  for (const head of heads) {
    if (BigInt(head.size) > size && faults.length < mostFaults)
      faults.push(`a head of ${head.size} events was signed, and there are ${size}`)
  }
  return { events: Number(size), heads: heads.length, faults }
}

/** The tree as roots of full subtrees, largest first; one more leaf merges as many as the size has trailing ones. */
function grow(tree: Buffer[], size: bigint, leaf: Buffer): void {
  let node = leaf
  for (let rest = size; rest & 1n; rest >>= 1n) node = sha256(Buffer.concat([Buffer.from([1]), tree.pop()!, node]))
  tree.push(node)
}

function rootOf(tree: readonly Buffer[]): string {
  return tree.reduceRight((right, left) => sha256(Buffer.concat([Buffer.from([1]), left, right]))).toString('hex')
}

function leafOf(row: Row): Buffer {
  const { id, name, subject, organization_id: organizationId, actor, payload } = row
  const fact = { id, name, subject, organizationId, actor, occurredAt: row.occurred_at.toISOString(), payload }
  return sha256(Buffer.concat([Buffer.from([0]), Buffer.from(canonical(fact))]))
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** RFC 8785: keys by UTF-16 code units, no spaces; JSON.stringify spells strings and numbers as it asks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

function isSigned(head: KeptHead, publicKey: string): boolean {
  const { size, root, signedAt, signature } = head
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(canonical({ size, root, signedAt })), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

async function* eventsOf(databaseUrl: string): AsyncIterable<Row> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    for (let last = '0'; ; ) {
      const { rows } = await client.query<Row>(
        `SELECT p.position, p.leaf, e.id, e.name, e.subject, e.organization_id, e.actor, e.occurred_at, e.payload
           FROM event_position p LEFT JOIN event e ON e.id = p.event_id WHERE p.position > $1 ORDER BY p.position LIMIT $2`,
        [last, page],
      )
      yield* rows
      if (rows.length < page) return
      last = rows.at(-1)!.position
    }
  } finally {
    await client.end()
  }
}

/** The heads that the database itself holds: better than none, but whoever rewrites the events can rewrite these too. */
export async function headsInDatabase(databaseUrl: string): Promise<KeptHead[]> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT size, root, signed_at, signature FROM audit_head ORDER BY size')
    return rows.map((row) => ({
      size: String(row.size),
      root: row.root.toString('hex'),
      signedAt: row.signed_at.toISOString(),
      signature: row.signature.toString('base64'),
    }))
  } finally {
    await client.end()
  }
}
