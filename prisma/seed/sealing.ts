/**
 * What custodians' and bidders' browsers do, done in Node through the same pure code and the same commands: for the demo world, for
 * tests and proofs. Nothing here reaches around a rule.
 */
import { giveOpeningShare, startOpening, submitBid } from '#lib/bids/index.ts'
import { demoPassphrase } from '#lib/identity/demo-accounts.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { createCommitteeKey, type OpenedShare, openShare, splitAmong } from '#lib/sealing/committee.ts'
import { createCustodianKey, unwrapIdentity, wrapIdentity } from '#lib/sealing/custodian-key.ts'
import { fromBase64url, toBase64url } from '#lib/sealing/encoding.ts'
import { newNonce, seal } from '#lib/sealing/envelope.ts'
import { findCustodianTask, formCommittee, giveRehearsalShare, nextKeyVersion, registerCustodianKey } from '#lib/sealing/index.ts'
import { sealRehearsal } from '#lib/sealing/rehearsal-envelope.ts'
import { tenderKeyPurpose } from '#lib/sealing/rules.ts'
import { fromDecimal, isCurrency } from '#lib/values/money.ts'

export { demoPassphrase }

/** scrypt at 2^10 instead of 2^17: demo keys guard nothing, and a demo world has two dozen of them. */
const demoWorkFactor = 10

/** The person's newest key, made and registered when there is none. */
export async function demoCustodianKey(person: MemberActor, passphrase = demoPassphrase): Promise<string> {
  const known = await db().custodianKey.findFirst({ where: { personId: person.personId }, orderBy: { createdAt: 'desc' } })
  if (known) return known.recipient
  const key = await createCustodianKey()
  const wrapped = await wrapIdentity(key.identity, passphrase, demoWorkFactor)
  await registerCustodianKey(person, { recipient: key.recipient, wrappedIdentity: toBase64url(wrapped) })
  return key.recipient
}

export type DemoPeople = { officer: MemberActor; custodians: MemberActor[]; threshold?: number }

/** Custodian keys, the tender's key and its shares, then the rehearsal by the first k custodians: the need can be published after it. */
export async function formDemoCommittee(
  tenderId: string,
  people: DemoPeople,
  passphrase = demoPassphrase,
): Promise<{ keyId: string }> {
  const { officer, custodians, threshold = 2 } = people
  const recipients: string[] = []
  for (const custodian of custodians) recipients.push(await demoCustodianKey(custodian, passphrase))
  const keyVersion = await nextKeyVersion(officer, tenderId)
  const live = await createCommitteeKey()
  const dress = await createCommitteeKey()
  const liveShares = await splitAmong(live.identity, recipients, threshold, {
    tender: tenderId,
    purpose: tenderKeyPurpose,
    keyVersion,
  })
  const dressShares = await splitAmong(dress.identity, recipients, threshold, {
    tender: tenderId,
    purpose: 'rehearsal',
    keyVersion,
  })
  const dummy = await sealRehearsal(dress.recipient)
  const shareOf = (shares: typeof liveShares, at: number) => ({
    personId: custodians[at]!.personId,
    sealedShare: toBase64url(shares[at]!.sealedShare),
    commitment: shares[at]!.commitment,
  })
  const formed = await formCommittee(officer, {
    tenderId,
    keyVersion,
    recipient: live.recipient,
    threshold,
    custodians: custodians.map((_, at) => ({ ...shareOf(liveShares, at), recipient: recipients[at]! })),
    rehearsal: {
      recipient: dress.recipient,
      envelope: toBase64url(dummy.envelope),
      plainSha256: dummy.plainSha256,
      shares: custodians.map((_, at) => shareOf(dressShares, at)),
    },
  })
  for (const custodian of custodians.slice(0, threshold)) await giveDemoRehearsalShare(tenderId, custodian, passphrase)
  return formed
}

export async function giveDemoRehearsalShare(tenderId: string, custodian: MemberActor, passphrase = demoPassphrase) {
  const share = await demoShare(tenderId, custodian, 'rehearsal', passphrase)
  return giveRehearsalShare(custodian, { tenderId, share, liveShareFits: true })
}

/** The share as the custodian's browser unwraps it. */
export async function demoShare(
  tenderId: string,
  custodian: MemberActor,
  which: 'rehearsal' | 'live',
  passphrase = demoPassphrase,
): Promise<OpenedShare> {
  const task = await findCustodianTask(custodian, tenderId)
  const sealed = which === 'live' ? task?.live : task?.rehearsal
  if (!task || !sealed) throw new TypeError('this person keeps no share of that need')
  return openShare(fromBase64url(sealed.sealedShare), await unwrapIdentity(fromBase64url(task.wrappedIdentity), passphrase))
}

export type DemoOffer = {
  productId: string
  /** Net price of one unit in major units: "462000", "176.50". */
  unitPrice: string
  /** Once for the whole quote, in major units. */
  oneOff?: string
  agreementId?: string
  quantityLeast?: number
  quantityMost?: number
  leadTimeWeeks?: number
  answers?: { requirement: string; statement: string }[]
}

/** A maker's quote on the only lot of a published need, sealed and handed in. */
export async function sealDemoBid(bidder: MemberActor, tenderId: string, offer: DemoOffer) {
  return submitBid(bidder, await sealedOffer(bidder, tenderId, offer))
}

/** The input of `submitBid`, for those who want to bend it first. */
export async function sealedOffer(bidder: MemberActor, tenderId: string, offer: DemoOffer) {
  const tender = await db().tender.findUniqueOrThrow({
    where: { id: tenderId },
    include: { keys: { orderBy: { version: 'desc' }, take: 1 }, lots: { include: { items: true } } },
  })
  const key = tender.keys[0]!
  const lot = tender.lots[0]!
  const quantity = lot.items.reduce((sum, item) => sum + item.quantity, 0)
  const currency = isCurrency(tender.currency) ? tender.currency : 'EUR'
  const amount = fromDecimal(offer.unitPrice, currency)
  if (!amount) throw new TypeError('unitPrice is no amount')
  const binding = {
    version: 1,
    tender: tender.id,
    tenderVersion: tender.version,
    lot: lot.id,
    bidder: bidder.organizationId,
  } as const
  const locks = { committee: key.recipient, platform: key.outerRecipient }
  const technical = await seal(
    { ...binding, nonce: newNonce(), kind: 'technical', productId: offer.productId, answers: offer.answers ?? [] },
    locks,
  )
  const price = await seal(
    {
      ...binding,
      nonce: newNonce(),
      kind: 'price',
      currency,
      unitPriceMinor: amount.minor.toString(),
      ...(offer.oneOff && { oneOffMinor: fromDecimal(offer.oneOff, currency)!.minor.toString() }),
      quantityLeast: offer.quantityLeast ?? quantity,
      quantityMost: offer.quantityMost ?? quantity,
      leadTimeWeeks: offer.leadTimeWeeks,
    },
    locks,
  )
  return {
    tenderId: tender.id,
    tenderVersion: tender.version,
    lotId: lot.id,
    keyId: key.id,
    agreementId: offer.agreementId ?? null,
    technical: toBase64url(technical.ciphertext),
    price: toBase64url(price.ciphertext),
    selfCopy: null,
  }
}

/** Starts the opening of a closed need and gives the shares of the first k custodians; the jobs worker opens at the quorum. */
export async function openDemoQuotes(tenderId: string, people: DemoPeople, passphrase = demoPassphrase) {
  const { openingId } = await startOpening(people.officer, { tenderId })
  if (openingId === null) return { openingId, quorum: false }
  let quorum = false
  for (const custodian of people.custodians.slice(0, people.threshold ?? 2)) {
    const share = await demoShare(tenderId, custodian, 'live', passphrase)
    ;({ quorum } = await giveOpeningShare(custodian, { tenderId, share }))
  }
  return { openingId, quorum }
}
