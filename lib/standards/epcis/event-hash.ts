import canonicalize from 'canonicalize'
import type { JsonObject } from '../json-shape.ts'
import { prehash } from './prehash.ts'
import type { GivenEvent } from './read.ts'

/** The canonical id of an event (GS1 CBV 2.0, 8.9; RFC 6920): "ni:///sha-256;…?ver=CBV2.0". `ignore`: see `prehash`. */
export async function eventHash({ event, contexts }: Pick<GivenEvent, 'event' | 'contexts'>, ignore?: ReadonlySet<string>) {
  return `ni:///sha-256;${await sha256(prehash(event, contexts, ignore))}?ver=CBV2.0`
}

/**
 * What makes two events the same on arrival. An error declaration leaves the event's hash as it is, because it speaks of the same
 * event; taken for a repetition it would be lost, so its own digest belongs to the key. `recordTime` belongs to neither.
 */
export async function dedupeKey(given: Pick<GivenEvent, 'event' | 'contexts'>): Promise<string> {
  const declaration = given.event.errorDeclaration as JsonObject | undefined
  return `${await eventHash(given)} ${declaration ? await sha256(canonicalize(declaration)!) : 'stands'}`
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
