import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { recordPackage, releaseOf, releasePackage } from '#lib/standards/ocds/index.ts'
import { bilbaoCase, publication } from '../lib/standards/ocds/bilbao-case.ts'

const folder = path.join(process.env.REAL_DATA_DIR ?? '../shared/data', 'ocds/schema-1.1.5')
const absent = !existsSync(folder)
if (absent) console.log('skipped: no REAL_DATA_DIR')

const base = 'https://standard.open-contracting.org/schema/1__1__5'
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))

/** The published JSON schemas, as a validator of one package kind. Returns what is wrong, in words. */
function validator(name: 'release-package-schema.json' | 'record-package-schema.json'): (value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema(read('release-schema.json'), `${base}/release-schema.json`)
  // Versioned releases are not published by us; their schema is not among the files.
  ajv.addSchema({}, `${base}/versioned-release-validation-schema.json`)
  const validate = ajv.compile(read(name))
  return (value) =>
    validate(JSON.parse(JSON.stringify(value)))
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** Every code that stands under one of these names in the release. */
function codesOf(value: unknown, names: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => codesOf(one, names))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) =>
    names.includes(key) && !(typeof inside === 'object' && !Array.isArray(inside))
      ? [inside].flat().map(String)
      : codesOf(inside, names),
  )
}

describe.skipIf(absent)('against the OCDS 1.1.5 schemas', () => {
  const stages = [
    { ...bilbaoCase, awards: [], contracts: [] },
    { ...bilbaoCase, contracts: [] },
    { ...bilbaoCase, contracts: bilbaoCase.contracts.map((contract) => ({ ...contract, milestones: [], transactions: [] })) },
    bilbaoCase,
  ]
  const releases = () => stages.map((stage, at) => releaseOf(stage, { date: new Date(Date.UTC(2026, 8, 14 + at)) }))

  test('a release package is valid at each stage of a case', () => {
    const errorsOf = validator('release-package-schema.json')
    for (const release of releases()) expect(errorsOf(releasePackage([release], publication))).toEqual([])
  })

  test('a record package is valid', () => {
    expect(validator('record-package-schema.json')(recordPackage(releases(), publication))).toEqual([])
  })

  test('the validator itself finds a planted mistake', () => {
    const [release] = releases()
    const errorsOf = validator('release-package-schema.json')
    expect(errorsOf(releasePackage([{ ...release!, date: 'yesterday' }], publication))).not.toEqual([])
    expect(errorsOf(releasePackage([{ ...release!, tag: ['finished' as never] }], publication))).not.toEqual([])
  })

  test('roles, types, methods and criteria are codes of the published lists', () => {
    const codes = (name: string) =>
      readFileSync(path.join(folder, 'codelists', name), 'utf8')
        .split('\n')
        .slice(1)
        .flatMap((line) => line.replaceAll('"', '').split(','))
    const release = releases().at(-1)!
    expect(codes('partyRole.csv')).toEqual(expect.arrayContaining(codesOf(release, ['roles'])))
    expect(codes('milestoneType.csv')).toEqual(expect.arrayContaining(codesOf(release, ['type'])))
    expect(codes('documentType.csv')).toEqual(expect.arrayContaining(codesOf(release, ['documentType'])))
    expect(codes('awardCriteria.csv')).toEqual(expect.arrayContaining(codesOf(release, ['awardCriteria'])))
    expect(codes('method.csv')).toEqual(expect.arrayContaining(codesOf(release, ['procurementMethod'])))
  })
})
