/** EPCIS 2.0 in: documents and events read with pointers to what is wrong, and the event hash of CBV 2.0. Pure. */
export { dedupeKey, eventHash } from './event-hash.ts'
export { prehash } from './prehash.ts'
export { type GivenEvent, type ReadEpcis, readEpcis } from './read.ts'
