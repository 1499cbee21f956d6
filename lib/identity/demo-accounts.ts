/**
 * The accounts that the demo world opens with: `npm start` prints them and the sign-in page fills them in. `word` is a key below
 * `account.demo` that says whose desk it is. Production refuses to start while one of them exists.
 */
export const demoAccounts = [
  { email: 'officer@tampere.demo', word: 'tampere' },
  { email: 'officer@incheon.demo', word: 'incheon' },
  { email: 'officer@daejeon.demo', word: 'daejeon' },
  { email: 'owner@kopli.demo', word: 'kopli' },
  { email: 'owner@boksagol.demo', word: 'boksagol' },
  { email: 'owner@mulwang.demo', word: 'mulwang' },
  { email: 'moderator@operator.demo', word: 'moderator' },
  { email: 'finance@operator.demo', word: 'finance' },
] as const

/** The password of every demo account. */
export const demoPassword = 'demo'

/** Opens the custodian keys of the demo's committees. */
export const demoPassphrase = 'demo custodian key'
