import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Build = { version: string; commit: string | null; source: string | null }

let known: Build | undefined

/** What is running: the package's version, the first eight digits of the checked-out commit, and where its source is published. */
export function build(): Build {
  if (known) return known
  const root = path.join(/* turbopackIgnore: true */ process.cwd())
  const { version, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const source = typeof repository === 'string' ? repository : (repository?.url ?? null)
  known = { version, commit: headOf(path.join(root, '.git')), source }
  return known
}

/** A checkout without its .git folder has no commit to show. */
function headOf(folder: string): string | null {
  const read = (name: string) => {
    try {
      return readFileSync(path.join(folder, name), 'utf8')
    } catch {
      return ''
    }
  }
  const head = read('HEAD').trim()
  const ref = head.startsWith('ref: ') ? head.slice(5) : null
  const commit = ref ? read(ref).trim() || packed(read('packed-refs'), ref) : head
  return /^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 8) : null
}

function packed(refs: string, ref: string): string {
  return (
    refs
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(' ')[0] ?? ''
  )
}
