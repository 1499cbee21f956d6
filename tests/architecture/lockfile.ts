// What is installed, from package-lock.json and the packages' own manifests.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#tests/architecture/source.ts'

type Locked = { version: string; dev?: boolean; optional?: boolean; license?: string; link?: boolean }
export type Installed = { name: string; version: string; dev: boolean; licence: string }

/** Every package of the lockfile, once for each version; its licence as the package itself states it, or the lockfile where it is not installed. */
export function readInstalled(): Installed[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  return Object.entries(packages)
    .filter(([place]) => place.startsWith('node_modules/'))
    .map(([place, { version, dev = false, license }]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      dev,
      licence: license ?? licenceOf(place),
    }))
}

function licenceOf(place: string): string {
  const file = path.join(root, place, 'package.json')
  if (!existsSync(file)) return 'not installed'
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'))
  return typeof license === 'string'
    ? license
    : (license?.type ?? licenses?.map(({ type }: { type: string }) => type).join(' OR ') ?? 'none stated')
}

export type Floors = Record<string, { atLeast: string; below?: string; because?: string }>

/** One line for each package below its floor, or above what we know how to use. */
export function belowFloors(installed: readonly Pick<Installed, 'name' | 'version'>[], floors: Floors): string[] {
  return Object.entries(floors).flatMap(([name, { atLeast, below, because }]) => {
    const found = installed.filter((one) => one.name === name)
    if (found.length === 0) return [`${name} has a floor and is not installed`]
    return found
      .filter(({ version }) => compare(version, atLeast) < 0 || (below !== undefined && compare(version, below) >= 0))
      .map(
        ({ version }) =>
          `${name} ${version}: at least ${atLeast}${below ? ` and below ${below}` : ''}${because ? ` (${because})` : ''}`,
      )
  })
}

/** Negative when `one` is the older version. A pre-release is older than its release. */
function compare(one: string, other: string): number {
  const parts = (version: string) => version.split(/[-+]/)[0]!.split('.').map(Number)
  const [a, b] = [parts(one), parts(other)]
  for (let index = 0; index < 3; index++) if (a[index] !== b[index]) return (a[index] ?? 0) - (b[index] ?? 0)
  return Number(other.includes('-')) - Number(one.includes('-'))
}

export type Licences = { allowed: string[]; readBySomebody: Record<string, string> }

/** Production packages whose licence is neither on the list nor read by somebody ("name*" is a family): "(A OR B)" needs one of them, "A AND B" both. */
export function foreignLicences(installed: readonly Installed[], { allowed, readBySomebody }: Licences): string[] {
  const isAllowed = (licence: string): boolean => {
    const text = licence.replace(/^\((.*)\)$/, '$1')
    if (/ and /i.test(text)) return text.split(/ and /i).every(isAllowed)
    if (text.includes(' OR ')) return text.split(' OR ').some(isAllowed)
    return allowed.includes(text)
  }
  const isRead = (name: string) =>
    Object.keys(readBySomebody).some((pattern) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
    )
  return installed
    .filter(({ dev, licence, name }) => !dev && !isAllowed(licence) && !isRead(name))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
}
