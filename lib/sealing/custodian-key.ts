import { Decrypter, Encrypter } from 'age-encryption'
import { createKeyPair, type KeyPair, recipientOf } from './age.ts'
import { toBytes } from './encoding.ts'
import { SealingError } from './sealing-error.ts'

/** scrypt's cost as a power of two: 2^17 with r = 8 (128 MiB), OWASP's recommendation; tests pass a low one. */
export const passphraseWorkFactor = 17
/** Letters at least (a Hangul syllable or a Chinese character counts as two); the wrapped key lies on the server, so the passphrase must withstand guessing offline. */
export const passphraseLeast = 14

/** A custodian's own key pair, made in the custodian's browser. */
export function createCustodianKey(): Promise<KeyPair> {
  return createKeyPair()
}

/** Locks the identity with a passphrase; only the result leaves the browser. Throws `weak_passphrase`, `bad_identity`. */
export async function wrapIdentity(
  identity: string,
  passphrase: string,
  workFactor = passphraseWorkFactor,
): Promise<Uint8Array<ArrayBuffer>> {
  await recipientOf(identity)
  if (isWeakPassphrase(passphrase)) throw new SealingError('weak_passphrase')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(normalized(passphrase))
  encrypter.setScryptWorkFactor(workFactor)
  return Uint8Array.from(await encrypter.encrypt(toBytes(identity)))
}

/** Throws `wrong_passphrase`, for damage too: the two cannot be told apart. */
export async function unwrapIdentity(wrapped: Uint8Array, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(normalized(passphrase))
  let identity: string
  try {
    identity = await decrypter.decrypt(wrapped, 'text')
  } catch {
    throw new SealingError('wrong_passphrase')
  }
  await recipientOf(identity)
  return identity
}

/** Too short, or made of fewer than 6 different characters. */
export function isWeakPassphrase(passphrase: string): boolean {
  const characters = [...normalized(passphrase)]
  const letters = characters.reduce((sum, character) => sum + (character.codePointAt(0)! >= 0x2e80 ? 2 : 1), 0)
  return letters < passphraseLeast || new Set(characters).size < 6
}

/** Five groups of four letters and digits without look-alikes: 100 random bits, to write down. */
export function suggestPassphrase(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz0'
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => alphabet[byte % 32]!)
  return Array.from({ length: 5 }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join('-')
}

/** Keyboards of one language write the same letters in several code points: 한 as one or as three. */
function normalized(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
