import type { Sealing } from '#components/sealing/browser-step.tsx'

/**
 * The bidder's own key for reading its quotes again. It lies in this browser's storage without a passphrase: whoever uses this
 * browser can read them, and no other browser can. The platform never has it.
 */
const nameOf = (organizationId: string) => `moi.quote-key.${organizationId}`

type OwnKey = { identity: string; recipient: string }

export function findOwnKey(organizationId: string): OwnKey | null {
  try {
    const stored = JSON.parse(localStorage.getItem(nameOf(organizationId)) ?? 'null')
    return typeof stored?.identity === 'string' && typeof stored.recipient === 'string' ? stored : null
  } catch {
    return null
  }
}

/** null where the browser keeps nothing (private windows of some): the quote is then sealed without a copy. */
export async function takeOwnKey(organizationId: string, sealing: Sealing): Promise<OwnKey | null> {
  const known = findOwnKey(organizationId)
  if (known) return known
  const made = await sealing.createCustodianKey()
  try {
    localStorage.setItem(nameOf(organizationId), JSON.stringify(made))
    return made
  } catch {
    return null
  }
}
