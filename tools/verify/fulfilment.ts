// `npm run verify -- fulfilment FILE`: counts an order's fulfilment again from its published EPCIS document. On purpose nothing here comes
// from lib: Node's own SHA-256 and three small files are all that has to be believed.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Count, countNames, foldVersion } from '#tools/verify/fulfilment/count.ts'
import type { Binding, FulfilmentDocument, Line, Reading, Told } from '#tools/verify/fulfilment/document.ts'
import { idOf, strangersIn } from '#tools/verify/fulfilment/event-id.ts'
import { oddIn, stepOf } from '#tools/verify/fulfilment/reading.ts'

export type FulfilmentReport = { ok: boolean; events: number; lines: { line: string; stateHash: string }[]; faults: string[] }

const mostFaults = 50

/** Says what in a document does not fit: an event and its own id, an event and its reading, or the readings and the counts of a line. */
export function verifyFulfilmentFile(path: string): FulfilmentReport {
  try {
    return verifyFulfilment(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return { ok: false, events: 0, lines: [], faults: [`the file is no such document: ${String(error).slice(0, 200)}`] }
  }
}

/** The same for a document that is read already. Throws when it has another structure. */
export function verifyFulfilment(document: FulfilmentDocument): FulfilmentReport {
  const faults: string[] = []
  if (document['moi:foldVersion'] !== foldVersion)
    faults.push(`it was folded by version ${document['moi:foldVersion']}, and this checker knows ${foldVersion}`)
  const { moi } = document['@context'][1]
  const heard = new Set<string>()
  const told = document.epcisBody.eventList.map((event, index): Told => {
    const where = `event ${index}`
    for (const name of strangersIn(event)) faults.push(`${where}: ${name} does not belong there`)
    if (event.eventID !== idOf(event, moi)) faults.push(`${where}: its id was made of other content`)
    const reading: Reading = JSON.parse(event['moi:reading'])
    for (const name of oddIn(reading)) faults.push(`${where}: its reading has no such ${name}`)
    const key = `${event.readPoint.id} ${reading.epoch} ${reading.seq}`
    if (heard.has(key)) faults.push(`${where}: its reading stands twice`)
    heard.add(key)
    if ((event.quantityList?.length ?? 0) > 1) faults.push(`${where}: it tells of more than one quantity`)
    if (reading.at !== event.eventTime) faults.push(`${where}: it is of ${event.eventTime}, and its reading of ${reading.at}`)
    return { event, reading, where }
  })
  const byLine = Map.groupBy(told, ({ reading }) => reading.line)
  if (new Set(document['moi:lines'].map((line) => line['moi:line'])).size !== document['moi:lines'].length)
    faults.push('a line is listed twice')
  const lines = document['moi:lines'].map((line) => checkLine(line, byLine.get(line['moi:line']) ?? [], moi, faults))
  for (const { line } of lines) byLine.delete(line)
  for (const line of byLine.keys()) faults.push(`line ${line}: it has events, and the document does not list it`)
  return { ok: faults.length === 0, events: told.length, lines, faults: faults.slice(0, mostFaults) }
}

function checkLine(line: Line, own: readonly Told[], moi: string, faults: string[]): { line: string; stateHash: string } {
  const id = line['moi:line']
  const units = new Map<string, number>(countNames.map((name) => [name, 0]))
  const serials = new Map<string, Set<string>>()
  const taken = new Set<Told>()
  for (const binding of line['moi:bindings']) {
    const spoken = own.filter(
      ({ reading, event }) => event.readPoint.id === binding['moi:device'] && isWithin(reading.at, binding),
    )
    for (const one of spoken) {
      if (taken.has(one)) faults.push(`${one.where}: two bindings of its device count it`)
      taken.add(one)
    }
    const count = countAgain(spoken, binding, moi, faults)
    for (const [name, more] of count.units) units.set(name, units.get(name)! + more)
    for (const [stage, names] of count.serials) serials.set(stage, new Set([...(serials.get(stage) ?? []), ...names]))
  }
  const counts = Object.fromEntries(countNames.map((name) => [name, units.get(name)! + (serials.get(name)?.size ?? 0)]))
  if (taken.size !== own.length)
    faults.push(`line ${id}: ${own.length - taken.size} readings are of no device that was bound at that time`)
  if (line['moi:readings'] !== own.length)
    faults.push(`line ${id}: it says ${line['moi:readings']} readings, and there are ${own.length}`)
  for (const name of countNames) {
    const said = line['moi:counts'][name]
    if (said !== counts[name]) faults.push(`line ${id}: it says ${name} ${said}, and its readings give ${counts[name]}`)
  }
  const stateHash = hashOf({ foldVersion, ...counts })
  if (line['moi:stateHash'] !== stateHash) faults.push(`line ${id}: its readings give another state hash, ${stateHash}`)
  return { line: id, stateHash }
}

function isWithin(at: string, binding: Binding): boolean {
  const [time, from, until] = [Date.parse(at), Date.parse(binding['moi:boundAt']), binding['moi:releasedAt']]
  return time >= from && (until === null || time < Date.parse(until))
}

/** Counts, and holds each event against its reading: what an EPCIS reader takes from it must be what the reading gives. */
function countAgain(spoken: readonly Told[], binding: Binding, moi: string, faults: string[]): Count {
  const count = new Count(binding)
  const ordered = spoken.toSorted(({ reading: a }, { reading: b }) => a.epoch - b.epoch || a.seq - b.seq)
  for (const { reading, event, where } of ordered) {
    const passed = count.add(reading)
    const said = event.quantityList?.[0]?.quantity ?? 0
    if (said !== passed) faults.push(`${where}: it says ${said} units, and its reading gives ${passed}`)
    const step = stepOf(reading, passed > 0 || (event.epcList ?? []).length > 0, moi)
    if (step !== [event.action, event.bizStep, event.disposition].join(' ').trim())
      faults.push(`${where}: it tells of another step than its reading`)
    const named = (event.epcList ?? []).map((epc) => decodeURIComponent(epc.slice(epc.lastIndexOf('/') + 1)))
    if (named.join() !== [...new Set(reading.serials)].join()) faults.push(`${where}: it names other units than its reading`)
  }
  return count
}

/** SHA-256 (hex) of the canonical JSON (RFC 8785), which for whole numbers is JSON with sorted names. */
function hashOf(counts: Record<string, number>): string {
  const sorted = Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
