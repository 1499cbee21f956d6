import { describe, expect, test } from 'vitest'
import { placeNamesIn, zoneWithin } from '#lib/places/rules.ts'

describe('a place', () => {
  test('keeps its zone only where its country uses it', () => {
    expect(zoneWithin('Europe/London', 'GB')).toBe('Europe/London')
    expect(zoneWithin('Australia/Sydney', 'GB')).toBeNull()
    expect(zoneWithin('America/Chicago', 'CZ')).toBeNull()
    expect(zoneWithin('Asia/Shanghai', 'CN')).toBe('Asia/Shanghai')
    expect(zoneWithin('No/Where', 'CN')).toBeNull()
  })

  test('is looked for in the locality first, then in the name of a council', () => {
    expect(placeNamesIn('Barnsley, South Yorkshire', 'EU SUPPLY LIMITED')).toEqual(['barnsley', 'south yorkshire'])
    expect(placeNamesIn(undefined, 'Leeds City Council')).toEqual(['leeds'])
    expect(placeNamesIn('LONDON,', 'Department for Education')).toEqual(['london'])
    expect(placeNamesIn('м. Київ', undefined)).toEqual(['київ'])
    expect(placeNamesIn(undefined, 'Ministry of Defence')).toEqual([])
  })
})
