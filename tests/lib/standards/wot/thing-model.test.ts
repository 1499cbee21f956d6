import { expect, test } from 'vitest'
import { affordancesOf, readThingModel } from '#lib/standards/wot/index.ts'
import { makers } from '#seed/makers.ts'
import { thingModelOf } from '#seed/thing-models.ts'

const display = thingModelOf({ name: 'E-paper display KT-E13', cpv: '31682230-1' }) as Record<string, never>

const problemsOf = (value: unknown) => {
  const read = readThingModel(value)
  return 'problems' in read ? read.problems : []
}

test('every connected product of the demo world has a sound model, and nothing else has one', () => {
  const models = makers.flatMap(({ lines }) => lines.map((line) => ({ line, model: thingModelOf(line) })))
  expect(models.flatMap(({ model }) => (model ? problemsOf(model) : []))).toEqual([])
  expect(models.filter(({ model }) => !model).map(({ line }) => line.name)).toEqual([
    '雷达与颗粒物传感模块板 LW-R80',
    'Radio and firmware design',
    'Assembly of outdoor nodes',
    'Validator final assembly',
  ])
})

test('what is wrong is named by its pointer', () => {
  const broken = { ...display, properties: { battery: { type: 'integer', maximum: 'full' } } }
  expect(problemsOf(broken)).toEqual([{ pointer: '/properties/battery/maximum', reason: 'notNumber' }])
  expect(problemsOf({ ...display, '@type': 'Thing' })).toEqual([
    { pointer: '/@type', reason: 'notOneOf', expected: 'tm:ThingModel' },
  ])
  expect(problemsOf({ ...display, '@context': 'https://schema.org' })).toEqual([
    { pointer: '/@context', reason: 'notOneOf', expected: 'https://www.w3.org/2022/wot/td/v1.1' },
  ])
  expect(problemsOf({ ...display, actions: { show: { forms: [{ op: 'readproperty' }] } } })).toEqual([
    { pointer: '/actions/show/forms/0/op', reason: 'notOneOf', expected: 'invokeaction, queryaction, cancelaction' },
  ])
  expect(problemsOf({ '@context': display['@context'], '@type': 'tm:ThingModel', properties: {} })).toEqual([
    { pointer: '/properties', reason: 'missing' },
  ])
})

test('a value that the builder of the thing fills in may stand as a placeholder', () => {
  expect(problemsOf({ ...display, properties: { battery: { type: 'integer', maximum: '{{CAPACITY}}' } } })).toEqual([])
})

test('is read for people: in their language, with data and what can be done', () => {
  const [battery] = affordancesOf(display, 'ko')
  expect(battery).toEqual({
    kind: 'property',
    name: 'battery',
    title: '배터리 잔량',
    description: null,
    spokenIn: 'ko',
    data: { type: 'integer', unit: '%', minimum: 0, maximum: 100 },
    access: 'readOnly',
    observable: false,
  })
  expect(affordancesOf(display, 'fi').map(({ kind, title }) => `${kind} ${title}`)).toContain('action Show a message')
})
