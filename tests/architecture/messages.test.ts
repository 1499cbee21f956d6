import { describe, expect, test } from 'vitest'
import { messagesOf } from '#lib/platform/i18n.ts'
import { locales } from '#lib/values/locale.ts'

type Messages = ReturnType<typeof messagesOf>

function flat(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(
    ([key, value]) =>
      (typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix + key}.`)) as [string, string][],
  )
}

/** Names of the values that a sentence takes: "{count, plural, …}" and "{name}". */
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1]))].sort()

const english = flat(messagesOf('en'))

describe.each(locales.filter((locale) => locale !== 'en'))('the messages in %s', (locale) => {
  const own = new Map(flat(messagesOf(locale)))

  test('are the same as in English, none missing and none more', () => {
    expect([...own.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })

  test('take the same values', () => {
    for (const [key, text] of english) expect(placeholders(own.get(key) ?? ''), key).toEqual(placeholders(text))
  })

  test('say something', () => {
    for (const [key, text] of own) expect(text.trim(), key).not.toBe('')
  })
})
