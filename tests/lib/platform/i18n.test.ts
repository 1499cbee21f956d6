import { describe, expect, test } from 'vitest'
import { messagesOf, preferredLocale, translator } from '#lib/platform/i18n.ts'
import { locales } from '#lib/values/locale.ts'

describe('the languages', () => {
  test('are chosen by the order of preference', () => {
    expect(preferredLocale('en;q=0.2, ko;q=0.9', locales)).toBe('ko')
    expect(preferredLocale('zh-Hans-CN', locales)).toBe('zh')
    expect(preferredLocale('ko;q=0, fr', locales)).toBeNull()
    expect(preferredLocale(undefined, locales)).toBeNull()
  })

  test('speak outside of a page as well', () => {
    expect(translator('ko', 'errors')('defect', { reference: 'abc' })).toContain('abc')
  })

  test('add the files of one namespace together', () => {
    expect(Object.keys(messagesOf('en'))).not.toContain('errors.tenders')
    expect(messagesOf('en').errors).toHaveProperty('checkAnswers')
  })
})
