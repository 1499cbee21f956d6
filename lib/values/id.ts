/**
 * Typed, sortable, prefixed ids: `tnd_` + 10 characters of milliseconds + 16 random ones (Crockford base 32, as ULID orders them).
 * A prefix says what a thing is in logs, URLs and Stripe metadata.
 */
export const prefixes = {
  person: 'per',
  session: 'ses',
  apiKey: 'key',
  organization: 'org',
  member: 'mem',
  certificate: 'crt',
  product: 'prd',
  productionLine: 'lin',
  allocation: 'alc',
  place: 'plc',
  mirroredSource: 'src',
  mirroredTender: 'mir',
  mirroredRelease: 'rel',
  tender: 'tnd',
  lot: 'lot',
  item: 'itm',
  criterion: 'cri',
  custodian: 'cus',
  tenderKey: 'tky',
  rehearsal: 'reh',
  opening: 'opn',
  agreement: 'agr',
  bid: 'bid',
  award: 'awd',
  order: 'ord',
  orderLine: 'orl',
  milestone: 'mst',
  device: 'dev',
  binding: 'bnd',
  quarantine: 'qua',
  inspection: 'ins',
  invoice: 'inv',
  statementLine: 'stl',
  payment: 'pay',
  ledgerTransaction: 'ltx',
  ledgerAccount: 'lac',
  event: 'evt',
  message: 'msg',
} as const

export type IdKind = keyof typeof prefixes
export type Id<K extends IdKind> = `${(typeof prefixes)[K]}_${string}`

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id whose first ten characters order by `now` (milliseconds since 1970). */
export function newId<K extends IdKind>(kind: K, now: number = Date.now()): Id<K> {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = alphabet[rest % 32] + time
  let random = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) random += alphabet[byte % 32]
  return `${prefixes[kind]}_${time}${random}` as Id<K>
}

/** True for a well-formed id of this kind; it says nothing about existence. */
export function isId<K extends IdKind>(kind: K, value: unknown): value is Id<K> {
  return typeof value === 'string' && value.startsWith(`${prefixes[kind]}_`) && /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{1,40}$/.test(value)
}
