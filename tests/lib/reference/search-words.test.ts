import { describe, expect, test } from 'vitest'
import { countryCodeOf } from '#lib/reference/countries.ts'
import { searchQuery, searchVector } from '#lib/reference/search-words.ts'

describe('the words of a search', () => {
  test('are cut as each script asks', () => {
    expect(searchVector({ A: ['Bus stops, É'] })).toBe("'bus':1A 'stops':2A")
    expect(searchVector({ A: ['미세먼지'] })).toBe("'미세':1A '세먼':2A '먼지':3A")
    expect(searchVector({ D: ['停车支付'] })).toContain("'车支'")
    expect(searchVector({ A: ['LTE통신'] })).toBe("'lte':1A '통신':2A")
  })

  test('ask for everything that was typed, begun words included', () => {
    expect(searchQuery('Displays Café')).toBe("'display':* & 'cafe':*")
    expect(searchQuery('미세먼지')).toBe("'미세' & '세먼' & '먼지'")
    expect(searchQuery('31682230-1')).toBe("'31682230':*")
    expect(searchQuery("'; DROP --")).toBe("'drop':*")
    expect(searchQuery('!?')).toBeNull()
  })

  test('of the same text are the same in full and half width, and of any length bounded', () => {
    expect(searchVector({ A: ['ＬＴＥ'] })).toBe(searchVector({ A: ['lte'] }))
    expect(searchVector({ D: ['word '.repeat(100_000)] }).length).toBeLessThan(1000)
  })
})

test('a country is known by its code and by its name in many languages, and not guessed', () => {
  const named = { UK: 'GB', England: 'GB', УКРАЇНА: 'UA', 대한민국: 'KR', 中国: 'CN', España: 'ES', 'Viet Nam': 'VN', de: 'DE' }
  for (const [name, code] of Object.entries(named)) expect(countryCodeOf(name), name).toBe(code)
  for (const name of ['Other', 'Europe', '', 'toString']) expect(countryCodeOf(name), name).toBeNull()
})
