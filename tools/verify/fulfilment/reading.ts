import type { Reading } from '#tools/verify/fulfilment/document.ts'

/** Names in a reading whose values are no whole numbers where these are counted: text that looks like a number would be added as text. */
export function oddIn({ line, type, epoch, seq, units, value, serials }: Reading): string[] {
  const isWhole = (number: unknown) => Number.isSafeInteger(number) && (number as number) >= 0
  const given = { epoch, seq, units: units ?? 1, value: value ?? 0 }
  return [
    ...Object.entries(given).flatMap(([name, number]) => (isWhole(number) ? [] : [name])),
    ...(typeof line === 'string' ? [] : ['line']),
    ...(typeof type === 'string' ? [] : ['type']),
    ...(serials === undefined || (Array.isArray(serials) && serials.every((one) => typeof one === 'string')) ? [] : ['serials']),
  ]
}

const steps = new Map([
  ['count', 'ADD commissioning active'],
  ['pack', 'OBSERVE packing in_progress'],
  ['ship', 'OBSERVE shipping in_transit'],
  ['arrive', 'OBSERVE arriving in_progress'],
  ['install', 'OBSERVE installing in_progress'],
])

/** Action, step and disposition (CBV 2.0) by which an event must tell of a reading; where no unit passed, it is a sensor's word alone. */
export function stepOf({ type, passed }: Reading, hasPassed: boolean, vocabulary: string): string {
  const step =
    type === 'test'
      ? `OBSERVE inspecting ${passed ? 'conformant' : 'non_conformant'}`
      : type === 'commission'
        ? `OBSERVE ${vocabulary}BizStep-putting_to_work active`
        : steps.get(type)
  return (hasPassed && step) || 'OBSERVE sensor_reporting'
}
