import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '#tests/architecture/source.ts'

/** Files below the folders (or the files themselves), as paths from the root. Generated code and installed packages are not ours. */
export function filesOf(places: readonly string[], extensions: RegExp = /\.tsx?$/): string[] {
  return places
    .flatMap((place) => {
      if (path.extname(place)) return [place]
      const entries = readdirSync(path.join(root, place), { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    })
    .filter((file) => extensions.test(file) && !/^lib\/platform\/prisma\//.test(file))
    .sort()
}
