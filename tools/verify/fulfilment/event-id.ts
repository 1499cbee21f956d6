import { createHash } from 'node:crypto'
import type { Event } from '#tools/verify/fulfilment/document.ts'

/** What an event of this marketplace holds. More would be outside of its id, or spelled in a way that this file does not know. */
const known = new Set([
  ...['eventID', 'type', 'eventTime', 'eventTimeZoneOffset', 'epcList', 'action', 'bizStep', 'disposition', 'moi:reading'],
  ...['quantityList.epcClass', 'quantityList.quantity', 'readPoint.id', 'bizLocation.id'],
  ...['bizTransactionList.type', 'bizTransactionList.bizTransaction'],
  ...['type', 'exception', 'value', 'booleanValue'].map((name) => `sensorElementList.sensorReport.${name}`),
])

/** Names in an event that do not belong there. */
export function strangersIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => strangersIn(one, path))
  if (typeof value !== 'object' || value === null) return known.has(path) ? [] : [path]
  return Object.entries(value).flatMap(([name, inside]) => strangersIn(inside, path ? `${path}.${name}` : name))
}

/** The event hash of GS1 CBV 2.0 (8.9), for events as this marketplace writes them: web addresses, bare words, UTC, one extension. */
export function idOf(event: Event, vocabulary: string): string {
  const text = [
    `eventType=${event.type}eventTime=${event.eventTime}eventTimeZoneOffset=${event.eventTimeZoneOffset}`,
    group(
      'epcList',
      event.epcList?.map((epc) => `epc=${epc}`),
    ),
    group(
      'quantityList',
      event.quantityList?.map((one) => `quantityElementepcClass=${one.epcClass}quantity=${one.quantity}`),
    ),
    `action=${event.action}bizStep=${cbv('BizStep', event.bizStep)}`,
    event.disposition === undefined ? '' : `disposition=${cbv('Disp', event.disposition)}`,
    `readPointid=${event.readPoint.id}bizLocationid=${event.bizLocation.id}`,
    group(
      'sensorElementList',
      event.sensorElementList?.map(({ sensorReport }) => `sensorElement${sensorReport.map(reportText).sort().join('')}`),
    ),
    group(
      'bizTransactionList',
      event.bizTransactionList.map((one) => `type=${cbv('BTT', one.type)}bizTransaction=${one.bizTransaction}`),
    ),
    `{${vocabulary}}reading=${event['moi:reading']}`,
  ].join('')
  return `ni:///sha-256;${createHash('sha256').update(text).digest('hex')}?ver=CBV2.0`
}

function group(name: string, members: string[] = []): string {
  return members.length > 0 ? name + members.sort().join('') : ''
}

function cbv(kind: string, word: unknown): string {
  return String(word).includes(':') ? String(word) : `https://ref.gs1.org/cbv/${kind}-${word}`
}

function reportText(report: Record<string, unknown>): string {
  const gs1 = (word: unknown) => (String(word).includes(':') ? word : `https://gs1.org/voc/${word}`)
  return [
    `sensorReporttype=${gs1(report.type)}`,
    report.exception === undefined ? '' : `exception=${gs1(report.exception)}`,
    report.value === undefined ? '' : `value=${report.value}`,
    report.booleanValue === undefined ? '' : `booleanValue=${report.booleanValue}`,
  ].join('')
}
