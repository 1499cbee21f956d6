import { day } from '#lib/values/time.ts'

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

/** Schemes that are weaker than one, or measure the same by another rule: who lacks the one is told that the other was seen. */
const alike: Partial<Record<Scheme, readonly Scheme[]>> = {
  kr_performance_1: ['kr_performance_2', 'mcerts'],
  cold_30: ['cold_20'],
}

/** What of `held` is like the scheme, without being it. */
export function likeSchemes(scheme: string, held: readonly Held[]): string[] {
  return (alike[scheme as Scheme] ?? []).filter((other) => held.some((certificate) => certificate.scheme === other))
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
  return required.flatMap((scheme) => {
    const shown = held.filter((certificate) => shows(certificate, scheme))
    if (shown.some((certificate) => lasts(certificate, at))) return []
    const last = shown.map(({ validUntil }) => validUntil!).sort((a, b) => b.getTime() - a.getTime())[0]
    return [{ scheme, endedAt: last ?? null }]
  })
}

/** The required schemes that hold at `from` but end before `until`, each with the last day of the certificate that lasts longest. */
export function endingCertificates(
  required: readonly string[],
  held: readonly Held[],
  from: Date,
  until: Date,
): { scheme: string; endsAt: Date }[] {
  return required.flatMap((scheme) => {
    const valid = held.filter((certificate) => shows(certificate, scheme) && lasts(certificate, from))
    if (valid.length === 0 || valid.some((certificate) => lasts(certificate, until))) return []
    return [{ scheme, endsAt: valid.map(({ validUntil }) => validUntil!).sort((a, b) => b.getTime() - a.getTime())[0]! }]
  })
}

function shows(certificate: Held, scheme: string): boolean {
  return certificate.scheme === scheme || (implied[certificate.scheme as Scheme]?.includes(scheme as Scheme) ?? false)
}

/** Its last day counts whole. */
function lasts({ validUntil }: Held, at: Date): boolean {
  return validUntil === null || validUntil.getTime() + day - 1 >= at.getTime()
}
