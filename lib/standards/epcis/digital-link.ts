/**
 * Identifiers of GS1 as canonical GS1 Digital Link URIs (GS1 Digital Link URI Syntax 1.2, section 4.11), as the event hash needs
 * them: an EPC URN or a link of any domain, whichever way it was written, becomes one spelling.
 */

const domain = 'https://id.gs1.org'

/** The canonical spelling of a GS1 identifier; any other text comes back as it is. */
export function canonicalIdentifier(value: string): string {
  return (value.startsWith('urn:epc:') ? fromUrn(value) : /^https?:\/\//.test(value) ? fromLink(value) : null) ?? value
}

/** The last digit of a GS1 key: modulo 10 over weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

const withCheck = (digits: string) => digits + checkDigit(digits)
const gtin = (prefix: string, item: string) => withCheck(`${item.slice(0, 1)}${prefix}${item.slice(1)}`)

/** How the parts of each EPC URN are put together; `null` in a pattern's last part stands for "any serial". */
const urnForms: Record<string, (parts: string[]) => string> = {
  'id:sgtin': ([prefix, item, serial]) => `/01/${gtin(prefix!, item!)}/21/${serial}`,
  'id:sscc': ([prefix, serial]) => `/00/${gtin(prefix!, serial!)}`,
  'id:sgln': ([prefix, place, extension]) =>
    `/414/${withCheck(prefix! + place)}${extension === '0' || extension === undefined ? '' : `/254/${extension}`}`,
  'id:pgln': ([prefix, party]) => `/417/${withCheck(prefix! + party)}`,
  'id:grai': ([prefix, type, serial]) => `/8003/0${withCheck(prefix! + type)}${serial}`,
  'id:giai': ([prefix, asset]) => `/8004/${prefix}${asset}`,
  'id:gsrn': ([prefix, service]) => `/8018/${withCheck(prefix! + service)}`,
  'id:gsrnp': ([prefix, service]) => `/8017/${withCheck(prefix! + service)}`,
  'id:gdti': ([prefix, type, serial]) => `/253/${withCheck(prefix! + type)}${serial}`,
  'id:cpi': ([prefix, part, serial]) => `/8010/${prefix}${part}/8011/${serial}`,
  'id:sgcn': ([prefix, coupon, serial]) => `/255/${withCheck(prefix! + coupon)}${serial}`,
  'id:ginc': ([prefix, consignment]) => `/401/${prefix}${consignment}`,
  'id:gsin': ([prefix, shipment]) => `/402/${withCheck(prefix! + shipment)}`,
  'id:itip': ([prefix, item, piece, total, serial]) => `/8006/${gtin(prefix!, item!)}${piece}${total}/21/${serial}`,
  'id:upui': ([prefix, item, serial]) => `/01/${gtin(prefix!, item!)}/235/${serial}`,
  'class:lgtin': ([prefix, item, lot]) => `/01/${gtin(prefix!, item!)}/10/${lot}`,
  'idpat:sgtin': ([prefix, item]) => `/01/${gtin(prefix!, item!)}`,
  'idpat:grai': ([prefix, type]) => `/8003/0${withCheck(prefix! + type)}`,
  'idpat:gdti': ([prefix, type]) => `/253/${withCheck(prefix! + type)}`,
  'idpat:sgcn': ([prefix, coupon]) => `/255/${withCheck(prefix! + coupon)}`,
  'idpat:cpi': ([prefix, part]) => `/8010/${prefix}${part}`,
  'idpat:itip': ([prefix, item, piece, total]) => `/8006/${gtin(prefix!, item!)}${piece}${total}`,
}

function fromUrn(value: string): string | null {
  const found = /^urn:epc:((?:id|class|idpat):[a-z]+):(.*)$/.exec(value)
  const form = found && Object.hasOwn(urnForms, found[1]!) ? urnForms[found[1]!]! : null
  if (!form) return null
  const parts = splitParts(found![1]!, found![2]!)
  // A key with letters where its check digit is computed is none of GS1's: left alone.
  const path = form(parts)
  return path.includes('undefined') || path.includes('NaN') ? null : domain + encoded(path)
}

/** A serial may hold dots itself; only the parts before it are separated by them. */
function splitParts(scheme: string, rest: string): string[] {
  const most = scheme.endsWith(':itip') ? 5 : /:(sscc|pgln|giai|gsrn|gsrnp|ginc|gsin)$/.test(scheme) ? 2 : 3
  const parts = rest.split('.')
  return parts.length <= most ? parts : [...parts.slice(0, most - 1), parts.slice(most - 1).join('.')]
}

/** Characters that an EPC URN writes as they are and a Digital Link must escape. */
function encoded(path: string): string {
  return path.replace(/[!()*+,:;=]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Primary keys, what their value looks like, and the one qualifier that identifies most finely, best first. */
const keys: Record<string, { value: RegExp; qualifiers: string[] }> = {
  '00': { value: /^\d{18}$/, qualifiers: [] },
  '01': { value: /^\d{8}$|^\d{12,14}$/, qualifiers: ['21', '235', '10'] },
  '253': { value: /^\d{13}[^/]{0,51}$/, qualifiers: [] },
  '255': { value: /^\d{13,25}$/, qualifiers: [] },
  '401': { value: /^.+$/, qualifiers: [] },
  '402': { value: /^\d{17}$/, qualifiers: [] },
  '414': { value: /^\d{13}$/, qualifiers: ['254'] },
  '417': { value: /^\d{13}$/, qualifiers: [] },
  '8003': { value: /^\d{14}.{0,48}$/, qualifiers: [] },
  '8004': { value: /^.+$/, qualifiers: [] },
  '8006': { value: /^\d{18}$/, qualifiers: ['21', '10'] },
  '8010': { value: /^.+$/, qualifiers: ['8011'] },
  '8017': { value: /^\d{18}$/, qualifiers: [] },
  '8018': { value: /^\d{18}$/, qualifiers: [] },
}

const shortNames: Record<string, string> = {
  ...{ sscc: '00', gtin: '01', gdti: '253', gcn: '255', ginc: '401', gsin: '402', gln: '414', party: '417', grai: '8003' },
  ...{ giai: '8004', itip: '8006', cpid: '8010', gsrnp: '8017', gsrn: '8018' },
  ...{ ser: '21', lot: '10', tpx: '235', glnx: '254', cpsn: '8011' },
}

function fromLink(value: string): string | null {
  const segments = value
    .replace(/^https?:\/\/[^/]+\/?/, '')
    .replace(/[?#].*$/s, '')
    .split('/')
  const codes = segments.map((segment) => (Object.hasOwn(shortNames, segment) ? shortNames[segment]! : segment))
  for (let index = 0; index + 1 < codes.length; index++) {
    const key = Object.hasOwn(keys, codes[index]!) ? keys[codes[index]!]! : null
    const given = segments[index + 1]!
    if (!key?.value.test(given)) continue
    const primary = codes[index] === '01' ? given.padStart(14, '0') : given
    const later = new Map<string, string>()
    for (let next = index + 2; next + 1 < codes.length; next += 2) later.set(codes[next]!, segments[next + 1]!)
    const qualifier = key.qualifiers.find((code) => later.has(code))
    return `${domain}/${codes[index]}/${primary}${qualifier ? `/${qualifier}/${later.get(qualifier)}` : ''}`
  }
  return null
}
