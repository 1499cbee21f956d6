/**
 * The one door for screens: a chunk loaded at the step where something is sealed or unsealed
 * (`await import('#lib/sealing/browser.ts')`), so that no other page carries it.
 */
export { isRecipient, type KeyPair, recipientOf } from './age.ts'
export { amountInWords } from './amount-in-words.ts'
export {
  checkShare,
  createCommitteeKey,
  type KeySet,
  type OpenedShare,
  openShare,
  type SealedShare,
  splitAmong,
} from './committee.ts'
export { createCustodianKey, isWeakPassphrase, suggestPassphrase, unwrapIdentity, wrapIdentity } from './custodian-key.ts'
export { fromBase64url, toBase64url } from './encoding.ts'
export { newNonce, type Sealed, seal } from './envelope.ts'
export { type PriceSlip, priceSlip } from './price-check.ts'
export { printedLine, type RecoveryLine, readRecoveryLines, recoveryLines } from './recovery-sheet.ts'
export { sealRehearsal } from './rehearsal-envelope.ts'
export {
  type Binding,
  type Envelope,
  envelope as envelopeSchema,
  type PriceEnvelope,
  priceEnvelope,
  type TechnicalEnvelope,
  technicalEnvelope,
} from './schema.ts'
export { reasonOf, SealingError, type SealingReason, sealingReasons } from './sealing-error.ts'
export { openSelfCopy, sealSelfCopy } from './self-copy.ts'
