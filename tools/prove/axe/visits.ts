// Every page of the build with somebody who may see it.
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'
import { deskOf, promised } from '#tools/prove/authorization/expected.ts'
import { addressOf } from '#tools/prove/authorization/pages.ts'
import type { Principal, World } from '#tools/prove/authorization/world.ts'

export type Visit = { page: string; address: string; visitor: Principal }

/** One visit for each page. A page that none of the principals may enter, or whose thing is unknown, is named in `left`. */
export function planVisits(world: World, pages: readonly EntryPoint[]): { visits: Visit[]; left: string[] } {
  const visits: Visit[] = []
  const left: string[] = []
  for (const { name, access } of pages) {
    const desk = deskOf(name)
    const slug = desk && world.slugs[desk]
    const address = addressOf(name, slug, world.own)
    const may = world.principals.filter((principal) => promised(access[0]!, principal, slug) === 'in')
    // Who is named by the thing (its committee) comes before who merely has the role.
    const visitor = may.find((principal) => /rehearsal$/.test(name) && principal.name === 'city A custodian') ?? preferred(may)
    if (address === null || !visitor) left.push(name)
    else visits.push({ page: name, address, visitor })
  }
  return { visits, left }
}

/** Public pages are seen signed out, desks by those who can do most there. */
function preferred(may: readonly Principal[]): Principal | undefined {
  return may.find(({ name }) => name === 'public') ?? may.find(({ name }) => /officer|owner/.test(name)) ?? may[0]
}
