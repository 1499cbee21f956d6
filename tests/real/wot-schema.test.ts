// Our shape of Thing Models against W3C's schema of Thing Descriptions. There is no schema of models among the files, so each model is
// built into the description of one thing (addresses, security) before the schema judges it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '#lib/standards/json-shape.ts'
import { readThingModel } from '#lib/standards/wot/index.ts'
import { makers } from '#seed/makers.ts'
import { thingModelOf } from '#seed/thing-models.ts'
import { changesOf } from '#tests/real/changes.ts'
import { realData } from '#tests/real/real-data.ts'

const folder = realData('wot')

function oracle(): (model: unknown) => boolean {
  const ajv = new Ajv({ strict: false })
  addFormats(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(path.join(folder!, 'td-json-schema-validation-1.1.json'), 'utf8')))
  return (model) => validate(builtInto(model)) as boolean
}

/** The description of one thing that follows the model. */
function builtInto(model: unknown): unknown {
  if (!isObject(model)) return model
  const { '@type': type, version, ...rest } = model
  const formed = (one: JsonObject) => [one.forms ?? {}].flat().map((form) => (isObject(form) ? { href: '/x', ...form } : form))
  const reached = (map: unknown) =>
    isObject(map)
      ? Object.fromEntries(
          Object.entries(map).map(([name, one]) => [
            name,
            isObject(one) && (one.forms === undefined || Array.isArray(one.forms)) ? { ...one, forms: formed(one) } : one,
          ]),
        )
      : map
  const parts = Object.fromEntries(
    ['properties', 'actions', 'events'].flatMap((part) => (part in rest ? [[part, reached(rest[part])]] : [])),
  )
  const types = Array.isArray(type) ? type.filter((one) => one !== 'tm:ThingModel') : type === 'tm:ThingModel' ? undefined : type
  return {
    ...{ title: 'One of them', security: 'nosec', securityDefinitions: { nosec: { scheme: 'nosec' } } },
    ...rest,
    ...parts,
    ...(types === undefined ? {} : { '@type': types }),
    ...(isObject(version) ? { version: { instance: '1', ...version } } : version === undefined ? {} : { version }),
  }
}

/** A model that uses more of the standard than the demo world does. */
const rich: JsonObject = {
  '@context': ['https://www.w3.org/2022/wot/td/v1.1', { iot: 'http://iotschema.org/' }],
  '@type': ['tm:ThingModel', 'iot:Display'],
  ...{
    title: 'Display',
    descriptions: { fi: 'Näyttö' },
    support: 'https://kopli.example/help',
    modified: '2026-10-01T00:00:00Z',
  },
  links: [{ href: 'https://kopli.example/manual.pdf', type: 'application/pdf', hreflang: 'en' }],
  properties: {
    page: {
      ...{ type: 'object', required: ['rows'], observable: true, readOnly: false },
      properties: { rows: { type: 'array', minItems: 1, maxItems: 8, items: { type: 'string', maxLength: 40 } } },
      forms: [{ href: '/page', op: ['readproperty', 'writeproperty'], contentType: 'application/json' }],
    },
    mode: { oneOf: [{ const: 'day' }, { enum: ['night', 'off'] }], uriVariables: { zone: { type: 'integer', minimum: 1 } } },
  },
  actions: { show: { input: { type: 'string' }, output: { type: 'boolean' }, safe: false, idempotent: true, synchronous: true } },
  events: {
    failed: { data: { type: 'number', multipleOf: 0.5, exclusiveMinimum: 0 }, forms: [{ href: '/f', op: 'subscribeevent' }] },
  },
  schemaDefinitions: { row: { type: 'string' } },
}

describe.skipIf(!folder)('Thing Models, as the published schema judges them', () => {
  test('each model is judged as the schema judges a thing made by it, and so is each after a small change', () => {
    const validate = oracle()
    const models = [rich, ...makers.flatMap(({ lines }) => lines.flatMap((line) => thingModelOf(line) ?? []))]
    const laxer: string[] = []
    const stricter: string[] = []
    let judged = 0
    for (const model of models) {
      expect(validate(model), JSON.stringify(validate)).toBe(true)
      for (const [change, changed] of changesOf(model)) {
        judged++
        const [ours, theirs] = ['model' in readThingModel(changed), validate(changed)]
        if (ours && !theirs) laxer.push(change)
        if (!ours && theirs) stricter.push(change)
      }
    }
    expect([...new Set(laxer)]).toEqual([])
    expect([...new Set(stricter)].filter((change) => !deliberate.some((pattern) => pattern.test(change)))).toEqual([])
    expect(judged).toBeGreaterThan(5_000)
  })
})

/** Where we ask for more than the schema of things does: it must say that it is a model, by which context it is read, and parts of a value are named. */
const deliberate = [/^\/@context a list$/, /^\/@type/, /^\/properties\/page\/properties /, /^\/version\/model /]
