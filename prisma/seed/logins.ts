// The demo accounts that "npm start" and the README show; all have the password "demo".
export const demoLogins: readonly { email: string; what: string }[] = [
  { email: 'officer@tampere.demo', what: 'city: e-paper displays in production, live' },
  { email: 'officer@incheon.demo', what: 'city: a need that takes sealed quotes' },
  { email: 'officer@daejeon.demo', what: 'city: an order that waits for signatures' },
  { email: 'owner@kopli.demo', what: 'maker of the displays for Tampere' },
  { email: 'owner@boksagol.demo', what: 'maker that can quote for Incheon' },
  { email: 'owner@mulwang.demo', what: 'maker of dust monitors and kiosks' },
  { email: 'moderator@operator.demo', what: 'operator: listings, audit trail, devices' },
  { email: 'finance@operator.demo', what: 'operator: the ledger' },
]
