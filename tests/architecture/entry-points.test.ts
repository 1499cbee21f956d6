import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { undeclared } from '#tools/entry-points/entry-point.ts'
import { machineEntryPoints } from '#tools/entry-points/machines.ts'
import { screenEntryPoints } from '#tools/entry-points/screens.ts'

describe('every entry point', () => {
  test('says who may use it', () => {
    expect(undeclared([...screenEntryPoints(path.resolve('app')), ...machineEntryPoints()])).toEqual([])
  })

  test('of each kind is found', () => {
    const kinds = new Set([...screenEntryPoints(path.resolve('app')), ...machineEntryPoints()].map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['action', 'job', 'machine', 'page', 'reaction', 'route', 'stream', 'sweep', 'topic'])
  })

  test('on a desk belongs to the kind of organization that its address names', () => {
    const wrong = screenEntryPoints(path.resolve('app')).filter(({ kind, name, access }) => {
      const desk = /^\/\[locale\]\/w\/\[org\]\/(city|maker|operator)\b/.exec(name)?.[1]
      return kind === 'page' && desk && access.some((one) => one.kind !== 'member' || one.of !== desk)
    })
    expect(wrong).toEqual([])
  })
})

describe('the reading of entry points', () => {
  const read = (file: string, text: string, more: Record<string, string> = {}) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-entry-'))
    try {
      for (const [name, content] of Object.entries({ [file]: text, ...more })) {
        mkdirSync(path.dirname(path.join(folder, 'app', name)), { recursive: true })
        writeFileSync(path.join(folder, 'app', name), content)
      }
      return screenEntryPoints(path.join(folder, 'app')).map(({ kind, name, access }) => [
        kind,
        name,
        ...access.map((one) => JSON.stringify(one)),
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const officer = '{"kind":"member","of":"city","roles":["officer"]}'

  test('knows a page by its access, and one without', () => {
    expect(read('(public)/a/[id]/page.tsx', "export const access = cityAccess('officer')")).toEqual([
      ['page', '/a/[id]', officer],
    ])
    expect(read('a/page.tsx', 'export default function Page() {}')).toEqual([['page', '/a']])
    expect(read('a/page.tsx', "const access = cityAccess('officer')")).toEqual([['page', '/a']])
    expect(read('a/page.tsx', "const role = 'officer'\nexport const access = cityAccess(role)")).toEqual([['page', '/a']])
    expect(read('api/route.ts', 'export const GET = () => undefined')).toEqual([['route', '/api']])
  })

  test('knows what an action demands, through names and files beside it', () => {
    const shared = { 'a/access.ts': "export const access = cityAccess('officer')" }
    expect(
      read(
        'a/actions.ts',
        "'use server'\nimport { access } from './access'\nexport const one = deskAction(access, work)",
        shared,
      ),
    ).toEqual([['action', 'a#one', officer]])
    expect(
      read(
        'a/actions.ts',
        "'use server'\nconst inner = deskAction(cityAccess('officer'), work)\nexport const one = (a, b) => inner(a, b)",
      ),
    ).toEqual([['action', 'a#one', officer]])
    expect(read('a/actions.ts', "'use server'\nexport async function one(a, b) { return personAction(work)(a, b) }")).toEqual([
      ['action', 'a#one', '{"kind":"person"}'],
    ])
    expect(read('a/actions.ts', "'use server'\nexport async function one(form) { await save(form) }")).toEqual([
      ['action', 'a#one'],
    ])
  })
})
