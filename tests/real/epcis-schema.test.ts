// Our EPCIS shapes against the schema that GS1 published in 2023, decision for decision: over the corpus as it is, and over thousands of
// small changes to it. The schema may not be redistributed and judges here only.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { readEpcis } from '#lib/standards/epcis/index.ts'
import { changesOf } from '#tests/real/changes.ts'
import { realData } from '#tests/real/real-data.ts'

const schemaFolder = realData('epcis-schema')
const corpus = realData('openepcis/JSON/Capture')
const vectors = realData('event-hash/examples')

const readJson = (...parts: string[]) => JSON.parse(readFileSync(path.join(...parts), 'utf8'))
const filesOf = (folder: string, ending = '.json') =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readJson(folder, name)] as const)
const accepts = (value: unknown) => 'events' in readEpcis(value)

function oracle(): (value: unknown) => boolean {
  const ajv = new Ajv({ strict: false })
  addFormats(ajv)
  const validate = ajv.compile(readJson(schemaFolder!, 'EPCIS-JSON-Schema.json'))
  return (value) => validate(value) as boolean
}

/** Documents of the corpus that the schema of 2023 refuses, and so do we, with the reason. */
const refused = {
  'AggregationEvent_with_persistentDisposition.json': 'an aggregation has no persistentDisposition',
  'SensorData_with_combined_events.json': 'sensor reports without a type, and types of the draft (gs1:MT-…)',
  'TransactionEvent_with_userExtensions.json': 'a sensor report with a type of the draft (gs1:MT-…)',
}

describe.skipIf(!schemaFolder || !corpus || !vectors)('EPCIS in, as the published schema judges it', () => {
  test('of the corpus: 35 of 38 documents, all events, none of the invalid ones', () => {
    const documents = filesOf(path.join(corpus!, 'Documents'))
    const outcome = documents.filter(([, value]) => !accepts(value)).map(([name]) => name)
    expect(documents).toHaveLength(38)
    expect(outcome).toEqual(Object.keys(refused))
    expect(filesOf(path.join(corpus!, 'Events')).map(([, value]) => accepts(value))).toEqual(Array(5).fill(true))
    expect(filesOf(path.join(corpus!, 'Invalid')).map(([, value]) => accepts(value))).toEqual(Array(15).fill(false))
  })

  test('every file is judged as the schema judges it', () => {
    const validate = oracle()
    const all = [...everyFile()]
    expect(all.filter(([, value]) => accepts(value) !== validate(value)).map(([name]) => name)).toEqual([])
  })

  test('and so is every file after each of its values was left out or replaced', () => {
    const validate = oracle()
    const disagreements: string[] = []
    let judged = 0
    for (const [name, value] of everyFile()) {
      for (const [change, changed] of changesOf(value)) {
        // One change in four is enough for a test that runs each time.
        if (judged++ % 4 > 0) continue
        if (accepts(changed) !== validate(changed)) disagreements.push(`${name} ${change}: ours ${accepts(changed)}`)
      }
    }
    expect(disagreements.slice(0, 30)).toEqual([])
    expect(judged).toBeGreaterThan(10_000)
  })
})

function* everyFile(): Iterable<readonly [string, unknown]> {
  for (const kind of ['Documents', 'Events', 'Invalid']) yield* filesOf(path.join(corpus!, kind))
  yield* filesOf(path.join(corpus!, '../Query'))
  yield* filesOf(vectors!, '.jsonld')
}
