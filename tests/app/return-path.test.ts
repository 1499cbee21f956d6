import { expect, test } from 'vitest'
import { returnPath } from '../../app/[locale]/(account)/sign-in/return-path.ts'

test('after signing in a person comes back to a path of our own, with its query', () => {
  expect(returnPath('/en/w/tampere/city?cursor=abc')).toBe('/en/w/tampere/city?cursor=abc')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  undefined,
  ['/en'],
  '/.//evil.example',
  `/${'a'.repeat(600)}`,
])('and never to another site: %s', (asked) => {
  const path = returnPath(asked)
  expect(path === null || new URL(path, 'http://own.invalid').origin === 'http://own.invalid').toBe(true)
  expect(path?.startsWith('//') ?? false).toBe(false)
})
