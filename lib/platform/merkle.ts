/** RFC 6962 §2.1: a Merkle tree in which nobody can change, drop or reorder a leaf without changing the root. */
import { createHash } from 'node:crypto'

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

/** RFC 6962 §2.1: SHA-256 of 0x00 and the data. */
export function leafHash(data: Buffer | string): Buffer {
  return createHash('sha256').update(leafPrefix).update(data).digest()
}

/** RFC 6962 §2.1: SHA-256 of 0x01 and both children. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** The tree as its perfect subtrees, largest first; a size's binary digits say which heights are there. */
export type Frontier = { size: bigint; roots: Buffer[] }

export const emptyFrontier: Frontier = { size: 0n, roots: [] }

/** Appends one leaf: as many merges as the size has trailing ones. */
export function append(frontier: Frontier, leaf: Buffer): Frontier {
  const roots = [...frontier.roots]
  let node = leaf
  for (let size = frontier.size; size & 1n; size >>= 1n) node = nodeHash(roots.pop()!, node)
  roots.push(node)
  return { size: frontier.size + 1n, roots }
}

/** The root over the frontier; the empty tree's is SHA-256 of nothing. */
export function rootOf(frontier: Frontier): Buffer {
  if (frontier.roots.length === 0) return createHash('sha256').digest()
  return frontier.roots.reduceRight((right, left) => nodeHash(left, right))
}
