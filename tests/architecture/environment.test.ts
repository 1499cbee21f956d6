import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings, settings } from '#lib/platform/env.ts'

/** Set by `npm run dev` itself. */
const notForPeople = ['DEV']

const lines = readFileSync('.env.example', 'utf8').split('\n')
const example = Object.fromEntries(lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)))

test('.env.example names every setting and no other', () => {
  const known = Object.keys(settings.shape).filter((name) => !notForPeople.includes(name))
  expect(Object.keys(example).sort()).toEqual(known.sort())
})

test('every value of .env.example works and is the default', () => {
  // A demo is quieter than a process that is started by hand.
  const { LOG_LEVEL: _, ...defaults } = readSettings({})
  expect(readSettings(example)).toMatchObject(defaults)
})
