import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { footerNav, publicNav } from '#app/navigation.ts'
import { publicPages } from '#app/public-pages.ts'
import { workbenchNav } from '#app/workbench-nav.ts'

const pages = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) => `/${file}`.replace(/\/\([\w-]+\)/g, '').replace(/\/page\.tsx$/, ''))

describe('navigation', () => {
  test('leads to pages that exist', () => {
    for (const { to } of [...publicNav, ...footerNav]) expect(pages, to).toContain(to)
  })

  test('of each workbench leads to pages that exist, four of them at the foot of a phone', () => {
    for (const [kind, entries] of Object.entries(workbenchNav)) {
      for (const { to } of entries) expect(existsSync(`app/[locale]/w/[org]/${kind}${to}/page.tsx`), `${kind}${to}`).toBe(true)
      expect(entries.filter(({ onPhone }) => onPhone).length).toBeLessThanOrEqual(4)
    }
  })

  test('names only existing pages as public and shared', () => {
    const shapes = pages.map((page) => page.replace(/\[\w+\]/g, ':'))
    for (const { path } of publicPages) expect(shapes, path).toContain(path === '/' ? '' : path.replace(/:\w+/g, ':'))
  })
})
