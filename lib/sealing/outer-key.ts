import '#server-only'
import { required } from '#lib/platform/env.ts'
import { lock, unlock } from './age.ts'
import { toBytes, toText } from './encoding.ts'
import { createPlatformKey } from './platform-key.ts'

/** A new outer key pair of a tender; its identity leaves this function only under SEAL_RECIPIENT's lock. */
export async function newOuterKey(): Promise<{ outerRecipient: string; outerIdentity: Uint8Array<ArrayBuffer> }> {
  const { identity, recipient } = await createPlatformKey()
  return { outerRecipient: recipient, outerIdentity: await lock(toBytes(identity), required('SEAL_RECIPIENT')) }
}

/** For the jobs worker, the only process that holds SEAL_IDENTITY, and only when `mayUseOuterKey` allows it. */
export async function takeOuterIdentity(outerIdentity: Uint8Array): Promise<string> {
  return toText(await unlock(outerIdentity, required('SEAL_IDENTITY'), 'outer_unreadable'))
}
