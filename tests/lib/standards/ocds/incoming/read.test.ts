import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledFrom } from '#lib/standards/ocds/incoming/compile.ts'
import { factsOf } from '#lib/standards/ocds/incoming/facts.ts'
import { sourceOf } from '#lib/standards/ocds/incoming/publishers.ts'
import { readNotice } from '#lib/standards/ocds/incoming/read.ts'
import { isNothing } from '#lib/standards/ocds/incoming/shape.ts'

const whole = {
  ocid: 'ocds-smpl00-1',
  id: 'r1',
  date: '2026-11-01T10:00:00+01:00',
  tag: ['tender'],
  initiationType: 'tender',
  buyer: { id: 'B', name: 'Harbourside' },
  tender: { id: 'T', title: 'Displays', value: { amount: 30000, currency: 'EUR' } },
}

function read(change: object) {
  const reading = readNotice({ ...whole, ...change })
  if ('refusal' in reading) throw new Error(reading.refusal)
  return reading
}

const gapsOf = (change: object) => read(change).gaps.map(({ path, reason }) => `${path} ${reason}`)

describe('a notice of somebody else', () => {
  test('that says nothing strange is taken as it stands', () => {
    expect(read({})).toEqual({ release: whole, gaps: [] })
  })

  test.each([
    ['a number', 5, 'noticeNotAnObject'],
    ['a list', [whole], 'noticeNotAnObject'],
    ['null', null, 'noticeNotAnObject'],
    ['an empty object', {}, 'noticeNotOcds'],
    ['something else', { a: 1 }, 'noticeNotOcds'],
    ['a release without an ocid', { ...whole, ocid: undefined }, 'noticeNoOcid'],
    ['an ocid that is a list', { ...whole, ocid: ['x'] }, 'noticeNoOcid'],
    ['an ocid without end', { ...whole, ocid: 'x'.repeat(201) }, 'noticeOcidTooLong'],
    ['a day that does not exist', { ...whole, date: '2026-02-30T10:00:00Z' }, 'noticeNoDate'],
    ['an ocid alone', { ocid: 'x', date: whole.date }, 'noticeEmpty'],
    ['a tender that is a text', { ...whole, tender: 'Displays' }, 'noticeEmpty'],
  ])('%s is refused in a word', (_, value, refusal) => {
    expect(readNotice(value)).toEqual({ refusal })
  })

  test('nested a hundred thousand levels deep is refused, not fallen over', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)
    expect(readNotice({ ...whole, deep })).toEqual({ refusal: 'noticeNestedTooDeep' })
  })

  test.each([
    ['an unknown field', { tender: { ...whole.tender, mood: 'good' } }, '$.tender.mood unknownField'],
    ['an odd name of a field', { tender: { ...whole.tender, 'a b': 1 } }, '$.tender["a b"] unknownField'],
    ['a name that is none of ours', JSON.parse('{"__proto__":{"x":1}}'), null],
    ['a title that is an object', { tender: { ...whole.tender, title: { en: 'x' } } }, '$.tender.title wrongType'],
    ['an unknown status', { tender: { ...whole.tender, status: 'dreaming' } }, '$.tender.status unknownCode'],
    ['an amount in words', { tender: { ...whole.tender, value: { amount: 'much' } } }, '$.tender.value.amount notAnAmount'],
    ['an amount beyond doubles', { tender: { ...whole.tender, value: { amount: 1e21 } } }, '$.tender.value.amount numberTooLong'],
    [
      'a currency that is none',
      { tender: { ...whole.tender, value: { currency: 'ABC' } } },
      '$.tender.value.currency unknownCode',
    ],
    ['a day for a time', { date: '2026-11-01' }, '$.date timeMissing'],
    ['a time without a zone', { date: '2026-11-01T10:00:00' }, '$.date zoneMissing'],
    [
      'a script for an address',
      { tender: { ...whole.tender, documents: [{ id: '1', url: 'javascript:alert(1)' }] } },
      '$.tender.documents[0].url notAnAddress',
    ],
    [
      'an address that leads elsewhere than it says',
      { tender: { ...whole.tender, documents: [{ id: '1', url: 'https://known.example@elsewhere.example/' }] } },
      '$.tender.documents[0].url notAnAddress',
    ],
    [
      'a document without an id',
      { tender: { ...whole.tender, documents: [{ title: 'x' }] } },
      '$.tender.documents[0].id idMissing',
    ],
    [
      'the same supplier twice',
      { awards: [{ id: '1', suppliers: [{ id: 'S' }, { id: 'S' }] }] },
      '$.awards[0].suppliers[1] repeated',
    ],
    [
      'contact details',
      { buyer: { ...whole.buyer, contactPoint: { email: 'a@b.example' } } },
      '$.buyer.contactPoint personalData',
    ],
    ['a text with U+0000', { tender: { ...whole.tender, title: 'a\0b' } }, '$.tender.title charactersReplaced'],
    ['half a character', { tender: { ...whole.tender, title: 'a\ud800b' } }, '$.tender.title charactersReplaced'],
    ['a text without end', { tender: { ...whole.tender, title: 'x'.repeat(100_001) } }, '$.tender.title textCut'],
    ['a contract of no award', { contracts: [{ id: '1' }] }, '$.contracts[0] noAward'],
    ['no tag', { tag: [] }, '$.tag tagMissing'],
  ])('%s is named by its path, and the rest is read', (_, change, gap) => {
    if (gap !== null) expect(gapsOf(change)).toContain(gap)
    expect(read(change).release.ocid).toBe(whole.ocid)
  })

  test('loses nothing in silence, whatever its fields hold: what was not taken is named', () => {
    const fields = fc.constantFrom(
      'title',
      'description',
      'status',
      'value',
      'items',
      'documents',
      'lots',
      'tenderPeriod',
      'other',
    )
    const anything = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(fc.dictionary(fields, anything), anything, anything, (tender, awards, parties) => {
        const given = JSON.parse(JSON.stringify({ ...whole, tender: { ...tender, id: 'T' }, awards, parties }))
        const reading = readNotice(given)
        if ('refusal' in reading) throw new Error(reading.refusal)
        const named = reading.gaps.map(({ path }) => path)
        for (const [path, value] of leavesOf(given, '$')) {
          const isNamed = named.some((gap) => path === gap || path.startsWith(`${gap}.`) || path.startsWith(`${gap}[`))
          if (!isNamed) expect(JSON.stringify(reading.release)).toContain(JSON.stringify(value))
        }
      }),
    )
  })

  test('is told in one breath: texts in another language, a buyer among the parties alone, numbers as texts', () => {
    const { release } = read({
      buyer: undefined,
      parties: [{ id: 'P', name: 'Parties only', roles: ['buyer'], address: { locality: 'Leeds', countryName: 'England' } }],
      tender: {
        id: 'T',
        title_en: 'In English',
        value: { amount: '1,234.50' },
        items: [{ id: 1, classification: { id: '38344000-8' } }],
      },
    })
    expect(factsOf(release)).toMatchObject({
      title: 'In English',
      buyerName: 'Parties only',
      locality: 'Leeds',
      cpv: '38344000',
      value: { amount: 1234.5, currency: undefined },
    })
  })

  test('says where it is from: by hand, by its package, by the prefix of its ocid', () => {
    const ogl = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
    expect(sourceOf('ocds-b5fd17-1', {}, {})).toMatchObject({
      name: 'UK Contracts Finder',
      licence: 'Open Government Licence v3.0',
      licenceUrl: ogl,
    })
    expect(sourceOf('ocds-b5fd17-1', {}, { publisherName: 'Cabinet Office' })).toMatchObject({ name: 'Cabinet Office' })
    expect(sourceOf('ocds-b5fd17-1', { name: 'By hand', licence: 'CC0' }, { publisherName: 'x' })).toMatchObject({
      name: 'By hand',
      licence: 'CC0',
    })
    expect(sourceOf('ocds-abcdef-1', {}, {})).toEqual({ name: 'ocds-abcdef', url: null, licence: null, licenceUrl: null })
  })
})

describe('a process', () => {
  const releases = [
    read({ id: 'a', date: '2026-01-01T00:00:00Z', tender: { id: 'T', title: 'First', documents: [{ id: '1', title: 'x' }] } }),
    read({ id: 'b', date: '2026-02-01T00:00:00Z', tender: { id: 'T', title: 'Second', documents: [{ id: '2', title: 'y' }] } }),
    read({ id: 'c', date: '2026-03-01T00:00:00Z', tender: undefined, awards: [{ id: 'A', status: 'active' }] }),
  ].map(({ release }) => release)

  test('is put together the same in whatever order its releases come', () => {
    const together = compiledFrom(releases.map((release, received) => ({ release, received })))
    expect(together).toMatchObject({ tag: ['compiled'], date: '2026-03-01T00:00:00Z', awards: [{ id: 'A' }] })
    expect(together.tender).toEqual({
      id: 'T',
      title: 'Second',
      documents: [
        { id: '1', title: 'x' },
        { id: '2', title: 'y' },
      ],
    })
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
        expect(compiledFrom(order.map((at, received) => ({ release: releases[at]!, received })))).toEqual(together)
      }),
    )
  })

  test('takes the later of two releases with one id', () => {
    const changed = { ...releases[1]!, tender: { id: 'T', title: 'Corrected' } }
    const state = compiledFrom([releases[0]!, releases[1]!, changed].map((release, received) => ({ release, received })))
    expect(state.tender).toEqual({ id: 'T', title: 'Corrected', documents: [{ id: '1', title: 'x' }] })
  })
})

function* leavesOf(value: unknown, path: string): Generator<[string, unknown]> {
  if (isNothing(value)) return
  if (typeof value !== 'object') yield [path, value]
  else if (Array.isArray(value)) for (const [at, inner] of value.entries()) yield* leavesOf(inner, `${path}[${at}]`)
  else
    for (const [key, inner] of Object.entries(value as object))
      yield* leavesOf(inner, /^[A-Za-z_][\w-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key).slice(0, 80)}]`)
}
