// Entry points that Next serves: pages, routes and server actions, read from the folder `app`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { actionsOf, isActionFile } from '#tools/entry-points/actions.ts'
import { exportedAccess, parse } from '#tools/entry-points/declared-access.ts'
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'

/** Every page, route and action below `folder` (the folder app), with what it declares. */
export function screenEntryPoints(folder: string): EntryPoint[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .flatMap((name): EntryPoint[] => {
      const source = parse(path.join(folder, name))
      const file = path.join(path.basename(folder), name)
      const base = path.basename(name)
      if (base === 'page.tsx') return [{ kind: 'page', name: addressOfPage(name), file, access: listOf(exportedAccess(source)) }]
      if (base === 'route.ts') return [{ kind: 'route', name: addressOfPage(name), file, access: listOf(exportedAccess(source)) }]
      if (!isActionFile(source)) return []
      return actionsOf(source).map(([action, access]) => ({
        kind: 'action',
        name: `${path.dirname(name)}#${action}`,
        file,
        access,
      }))
    })
}

function listOf<T>(one: T | null): T[] {
  return one === null ? [] : [one]
}

/** "[locale]/(public)/tenders/[number]/page.tsx" → "/[locale]/tenders/[number]", as the build names it. */
export function addressOfPage(file: string): string {
  const parts = path
    .dirname(file)
    .split('/')
    .filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
  return `/${parts.join('/')}`
}
