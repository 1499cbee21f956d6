import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit } from '#lib/standards/epcis/digital-link.ts'
import { dedupeKey, eventHash, prehash } from '#lib/standards/epcis/index.ts'
import { packed } from './displays.ts'

const given = (event: object) => ({ event: event as Record<string, unknown>, contexts: [] })

test('the pre-hash string is canonical: UTC, Digital Links of one domain, vocabulary in full', () => {
  expect(prehash(packed, [])).toBe(
    'eventType=ObjectEventeventTime=2026-10-05T11:30:00.000ZeventTimeZoneOffset=+03:00' +
      'epcListepc=https://id.gs1.org/01/04012345111118/21/KT-0042action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-packing',
  )
})

test('the same event in another spelling has the same hash', async () => {
  const spelled = {
    ...packed,
    bizStep: 'urn:epcglobal:cbv:bizstep:packing',
    eventTime: '2026-10-05T11:30:00Z',
    epcList: ['urn:epc:id:sgtin:4012345.011111.KT-0042'],
  }
  expect(await eventHash(given(spelled))).toBe(await eventHash(given(packed)))
})

test('another event has another hash', async () => {
  const hash = await eventHash(given(packed))
  for (const change of [
    { action: 'ADD' },
    { bizStep: 'shipping' },
    { eventTime: '2026-10-05T11:30:00.001Z' },
    { 'example:note': 'x' },
  ]) {
    expect(await eventHash(given({ ...packed, ...change }))).not.toBe(hash)
  }
})

test('an event taken back is no repetition of itself, though its hash is the same', async () => {
  const declared = (reason: string) => ({ ...packed, errorDeclaration: { declarationTime: '2026-10-06T08:00:00Z', reason } })
  expect(await eventHash(given(declared('did_not_occur')))).toBe(await eventHash(given(packed)))
  const keys = [packed, declared('did_not_occur'), declared('incorrect_data')].map((event) => dedupeKey(given(event)))
  expect(new Set(await Promise.all(keys)).size).toBe(3)
  expect(await dedupeKey(given({ ...packed, recordTime: '2026-10-07T00:00:00Z' }))).toBe(await keys[0])
})

test('the order of lists and of names never matters', () => {
  const event = {
    ...packed,
    epcList: ['urn:a:1', 'urn:b:𐐷', 'urn:b:ﬀ', 'urn:b:2'],
    'example:a': ['2', '1'],
    'example:b': { 'example:c': 1, 'example:d': 2 },
  }
  fc.assert(
    fc.property(
      fc.shuffledSubarray(Object.entries(event), { minLength: Object.keys(event).length }),
      fc.shuffledSubarray(event.epcList, { minLength: 4 }),
      (entries, epcList) => {
        expect(prehash({ ...Object.fromEntries(entries), epcList }, [])).toBe(prehash(event, []))
      },
    ),
  )
})

test('check digits are those of GS1', () => {
  expect(['629104150021', '0401234511111'].map(checkDigit)).toEqual(['3', '8'])
})
