import { describe, expect, test } from 'vitest'
import { type ProcurementCase, recordPackage, releaseOf, releasePackage, tagsOf } from '#lib/standards/ocds/index.ts'
import { amountOf } from '#lib/standards/ocds/parts.ts'
import { money } from '#lib/values/money.ts'
import { bilbaoCase, publication } from './bilbao-case.ts'

const date = new Date('2026-11-20T11:00:00Z')

describe('a case as an OCDS release', () => {
  test('tells who, what, for how much, and what was paid', () => {
    const release = releaseOf(bilbaoCase, { date })
    expect(release).toMatchObject({
      ocid: 'ocds-moi000-MOI-2026-000008',
      date: '2026-11-20T11:00:00Z',
      tag: ['tender', 'award', 'contract', 'implementation'],
      buyer: { id: 'org_b1bao', name: 'Bilbao' },
      awards: [{ id: 'awd_8', value: { amount: 14080, currency: 'EUR' }, relatedLots: ['lot_8'] }],
    })
    expect(release.tender.items[0]).toMatchObject({
      classification: { scheme: 'CPV', id: '38931000' },
      quantity: 110,
      unit: { scheme: 'UNCEFACT', id: 'H87', value: { amount: 128, currency: 'EUR' } },
      relatedLot: 'lot_8',
    })
    expect(release.contracts![0]!.implementation!.transactions![0]).toMatchObject({
      value: { amount: 14080 },
      payer: { id: 'org_b1bao' },
    })
  })

  test('lists those who play a part, once, with every role, and nobody else', () => {
    expect(releaseOf(bilbaoCase, { date }).parties.map(({ id, roles }) => [id, roles])).toEqual([
      ['org_b1bao', ['buyer', 'procuringEntity', 'payer']],
      ['org_svratka', ['tenderer', 'supplier', 'payee']],
    ])
  })

  test('is the same text whatever the order in which organizations were found', () => {
    const turned = { ...bilbaoCase, organizations: [...bilbaoCase.organizations].reverse() }
    expect(JSON.stringify(releaseOf(turned, { date }))).toBe(JSON.stringify(releaseOf(bilbaoCase, { date })))
  })

  test('leaves out what has not happened: no tenderers before the opening, no awards, no nulls', () => {
    const open: ProcurementCase = {
      ...bilbaoCase,
      awards: [],
      contracts: [],
      tender: { ...bilbaoCase.tender, tenderers: undefined, status: 'active' },
    }
    const text = JSON.stringify(releaseOf(open, { date }))
    expect(tagsOf(open)).toEqual(['tender'])
    for (const word of ['tenderers', 'numberOfTenderers', 'awards', 'contracts', 'null', 'Svratka'])
      expect(text).not.toContain(word)
  })

  test('names an organization that the case forgot', () => {
    expect(() => releaseOf({ ...bilbaoCase, buyer: 'org_unknown' }, { date })).toThrow('org_unknown')
  })
})

test('amounts come from minor units by the currency, and none loses a digit', () => {
  expect(amountOf(money(12_345, 'EUR'))).toEqual({ amount: 123.45, currency: 'EUR' })
  expect(amountOf(money(12_345, 'KRW'))).toEqual({ amount: 12345, currency: 'KRW' })
  expect(amountOf(money(-5, 'GBP'))).toEqual({ amount: -0.05, currency: 'GBP' })
  expect(amountOf(money('999999999999999', 'EUR')).amount.toString()).toBe('9999999999999.99')
  expect(() => amountOf(money('1000000000000000', 'VND'))).toThrow(RangeError)
})

describe('packages', () => {
  test('a record holds the releases of one case from oldest to newest and compiles the newest', () => {
    const older = releaseOf({ ...bilbaoCase, awards: [], contracts: [] }, { date: new Date('2026-09-14T08:00:00Z') })
    const newer = releaseOf(bilbaoCase, { date })
    const { records } = recordPackage([newer, older], publication)
    expect(records[0]!.releases.map((release) => release.id)).toEqual([older.id, newer.id])
    expect(records[0]!.compiledRelease).toMatchObject({ tag: ['compiled'], awards: [{ id: 'awd_8' }] })
  })

  test('refuse to be empty or to mix cases', () => {
    const other = releaseOf({ ...bilbaoCase, number: 'MOI-2026-000009' }, { date })
    expect(() => releasePackage([], publication)).toThrow(RangeError)
    expect(() => recordPackage([], publication)).toThrow(RangeError)
    expect(() => recordPackage([releaseOf(bilbaoCase, { date }), other], publication)).toThrow(RangeError)
  })
})
