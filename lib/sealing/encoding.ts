import canonicalize from 'canonicalize'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Throws TypeError on bytes that are not UTF-8. */
export function toText(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** JSON in UTF-8, or undefined for bytes that are none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(toText(bytes))
  } catch {
    return undefined
  }
}

/** Equal length and equal bytes; not for secrets, since it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** All parts, one after another, in new memory. */
export function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Ordinary base64, as settings hold keys. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

/** Base64 without padding, for JSON and addresses. */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads `toBase64`. Throws TypeError like `fromBase64url`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
}

/** Throws TypeError unless `text` is what `toBase64url` would write for its bytes (one spelling per value). */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new TypeError('not base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (toBase64url(bytes) !== text) throw new TypeError('not base64url')
  return bytes
}

/** Two lower-case digits per byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 as 64 lower-case hex digits. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))))
}

/** RFC 8785 bytes: the same object gives the same bytes on every machine. */
export function canonicalBytes(value: object): Uint8Array<ArrayBuffer> {
  return toBytes(canonicalize(value)!)
}

/** `length` random bytes as base64url. */
export function randomText(length: number): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(length)))
}
