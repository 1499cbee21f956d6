/** Certificates and marks that a need may ask for. The name is the scheme's own, the same in every language. */
export const schemes = {
  kc: 'KC 적합성평가',
  kr_performance_1: '성능인증 1등급',
  kr_performance_2: '성능인증 2등급',
  kr_direct_production: '직접생산확인증명서',
  kr_terminal_security: '여신금융협회 단말기 보안인증',
  kr_accessibility: '장애인 접근성',
  iso_9001: 'ISO 9001',
  iso_13485: 'ISO 13485',
  iso_27001: 'ISO 27001',
  ce_red: 'CE-RED',
  en_18031_1: 'EN 18031-1',
  ukca: 'UKCA',
  psti: 'PSTI',
  ip65: 'IP65',
  ip68: 'IP68',
  cold_30: '−30 °C',
  cold_20: '−20 °C',
  en_50134_2: 'EN 50134-2',
  en_50134_3: 'EN 50134-3',
  en_12830: 'EN 12830',
  iso_17025: 'ISO/IEC 17025',
  ccc: 'CCC',
  unionpay: '银联 / BCTC',
  sm4: '国密 SM4',
  emv: 'EMV L1/L2',
  pci_pts: 'PCI PTS 6',
  vccs: 'NAPAS VCCS',
  mcerts: 'MCERTS',
} as const

export type Scheme = keyof typeof schemes

/** True for a scheme that needs may ask for. */
export function isScheme(value: unknown): value is Scheme {
  return typeof value === 'string' && value in schemes
}

/** What holding a certificate also shows: EN 18031-1 implies CE-RED; UKCA or CE-RED serve for one another where either is asked. */
const implied: Partial<Record<Scheme, readonly Scheme[]>> = {
  en_18031_1: ['ce_red', 'ukca'],
  ukca: ['ce_red'],
  ce_red: ['ukca'],
  kr_performance_1: ['kr_performance_2'],
}

export type Held = { scheme: string; validUntil: Date | null }

/**
 * The required schemes that are missing or have ended at `at` (the closing time), in the order asked; an ended one carries its
 * last day.
 */
export function missingCertificates(
  required: readonly string[],
  held: readonly Held[],
  at: Date,
): { scheme: string; endedAt: Date | null }[] {
  const shows = (certificate: Held, scheme: string) =>
    certificate.scheme === scheme || (implied[certificate.scheme as Scheme]?.includes(scheme as Scheme) ?? false)
  const endOfDay = (date: Date) => date.getTime() + 86_399_999
  return required.flatMap((scheme) => {
    const shown = held.filter((certificate) => shows(certificate, scheme))
    if (shown.some(({ validUntil }) => validUntil === null || endOfDay(validUntil) >= at.getTime())) return []
    const last = shown.map(({ validUntil }) => validUntil!).sort((a, b) => b.getTime() - a.getTime())[0]
    return [{ scheme, endedAt: last ?? null }]
  })
}
