import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { SealingError, type SealingReason } from './sealing-error.ts'

/** A key pair of the age format: the identity opens what was locked to its recipient. */
export type KeyPair = { identity: string; recipient: string }

const recipientForm = /^age1[02-9ac-hj-np-z]{58}$/
const identityForm = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/** True for the one kind of public key used here (X25519); other kinds would give sealed quotes other sizes. */
export function isRecipient(text: string): boolean {
  return recipientForm.test(text)
}

/** A new X25519 pair from this process's source of randomness. */
export async function createKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The public key of an identity. Throws `bad_identity`. */
export async function recipientOf(identity: string): Promise<string> {
  if (!identityForm.test(identity)) throw new SealingError('bad_identity')
  try {
    return await identityToRecipient(identity)
  } catch {
    throw new SealingError('bad_identity')
  }
}

/** Throws `bad_recipient`. */
export async function lock(bytes: Uint8Array, recipient: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isRecipient(recipient)) throw new SealingError('bad_recipient')
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new SealingError('bad_recipient')
  }
  return Uint8Array.from(await encrypter.encrypt(bytes))
}

/** Throws `reason` for whatever cannot be read with this identity: another key, a changed byte, no age file at all. */
export async function unlock(bytes: Uint8Array, identity: string, reason: SealingReason): Promise<Uint8Array<ArrayBuffer>> {
  await recipientOf(identity)
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return Uint8Array.from(await decrypter.decrypt(bytes))
  } catch {
    throw new SealingError(reason)
  }
}

/** Bytes of an age file with one X25519 recipient around `length` bytes: header 168, nonce 16, a tag of 16 per 64 KiB (age-encryption.org/v1). */
export function lockedSize(length: number): number {
  return 168 + 16 + length + 16 * Math.max(1, Math.ceil(length / 65536))
}
