import { lock, unlock } from './age.ts'
import { concat, randomText, sha256Hex, toBytes } from './encoding.ts'
import { pad, unpad } from './padding.ts'
import { reasonOf } from './sealing-error.ts'

/** What a committee opens in a rehearsal; `plainSha256` tells, without keeping the content, that it came out right. */
export type RehearsalEnvelope = { envelope: Uint8Array<ArrayBuffer>; plainSha256: string }

/**
 * A dummy of the size of a price envelope, under the committee's lock alone: the platform's outer key stays untouched before
 * a real opening. `rehearsalRecipient` belongs to the rehearsal's own key pair.
 */
export async function sealRehearsal(rehearsalRecipient: string): Promise<RehearsalEnvelope> {
  const content = concat(toBytes('rehearsal '), toBytes(randomText(32)))
  return { envelope: await lock(pad(content), rehearsalRecipient), plainSha256: await sha256Hex(content) }
}

/** True when this identity opens the dummy to what was put in. */
export async function opensRehearsal(dummy: RehearsalEnvelope, identity: string): Promise<boolean> {
  try {
    return (await sha256Hex(unpad(await unlock(dummy.envelope, identity, 'inner_unreadable')))) === dummy.plainSha256
  } catch (error) {
    if (reasonOf(error) === null) throw error
    return false
  }
}
