import type { KeyPurpose } from './committee.ts'

/** Both envelopes of a quote are opened together, so one key locks them: the one that guards the prices. */
export const tenderKeyPurpose = 'price' satisfies KeyPurpose
