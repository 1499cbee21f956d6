// Pages and Next's routes × principals: the door, and that a foreign thing looks like a missing one.
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'
import { deskOf, outcomeOf, type Promised, promised, withoutTraces } from '#tools/prove/authorization/expected.ts'
import { missingThings, type Things } from '#tools/prove/authorization/things.ts'
import type { Principal, World } from '#tools/prove/authorization/world.ts'
import { type Answer, ask } from '#tools/scratch/web.ts'

export type Asking = { origin: string; world: World; cookies: ReadonlyMap<string, string> }
export type Tally = { checks: number; mismatches: string[] }

/** Which thing stands behind a parameter: named by the folder that it lies in. */
const behind: Record<string, keyof Things> = {
  needs: 'tenderId',
  orders: 'orderId',
  milestones: 'milestoneId',
  payments: 'invoiceId',
  statement: 'statementLineId',
  devices: 'deviceId',
  products: 'productId',
  listings: 'productId',
  quotes: 'bidId',
  tenders: 'tenderNumber',
  mirrored: 'noticeId',
  makers: 'makerSlug',
}

/** Pages that exist for a need in a certain state only. */
const ofDrafts = /\/needs\/\[id\]\/(edit|committee|rehearsal)$/

/** Pages for those whom the thing itself names: of city A's three, its custodian. */
const ofNamedPeople = /\/rehearsal$/

/** What a page must be asked about to be there at all. */
const queries: Record<string, (things: Things) => string> = {
  '/[locale]/w/[org]/maker/quotes/new': ({ tenderId }) => `?need=${tenderId}`,
  '/[locale]/w/[org]/maker/agreements/new': ({ tenderId }) => `?need=${tenderId}`,
}

/** Each page is tried by everyone; foreign things by one of each desk, in the long form by all. */
export async function tryPages(asking: Asking, pages: readonly EntryPoint[], full: boolean): Promise<Tally> {
  const tally: Tally = { checks: 0, mismatches: [] }
  const note = (result: string | null) => {
    if (result === null) return
    tally.checks++
    if (result) tally.mismatches.push(result)
  }
  const comparers = full ? asking.world.principals : asking.world.principals.filter(({ name }) => /owner|officer/.test(name))
  const waiting = [...pages]
  const lane = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      for (const principal of asking.world.principals) note(await tryDoor(asking, page, principal))
      for (const principal of comparers) note(await tryForeign(asking, page, principal))
    }
  }
  await Promise.all([lane(), lane(), lane()])
  return tally
}

/** The page of city A, maker A or the operator, asked by anyone. */
async function tryDoor(asking: Asking, page: EntryPoint, principal: Principal): Promise<string> {
  const { world } = asking
  const desk = deskOf(page.name)
  const slug = desk && world.slugs[desk]
  const address = addressOf(page.name, slug, world.own)
  if (address === null) return `${page.name}: no thing is known for its parameter`
  const answer = await askAs(asking, principal, address)
  const found = outcomeOf(answer)
  const wanted = wantedFrom(page, principal, slug)
  if (found === wanted) return ''
  return `${page.kind} ${page.name}: ${principal.name} is promised "${wanted}" and got "${found}" (${answer.status} ${answer.location})`
}

function wantedFrom(page: EntryPoint, principal: Principal, slug: string | null): Promised {
  if (page.name.endsWith('[...rest]')) return 'nothing'
  const wanted = promised(page.access[0]!, principal, slug)
  return wanted === 'in' && ofNamedPeople.test(page.name) && principal.name !== 'city A custodian' ? 'nothing' : wanted
}

/** At the principal's own desk: a thing of somebody else against one that does not exist. Null where there is nothing to compare. */
async function tryForeign(asking: Asking, page: EntryPoint, principal: Principal): Promise<string | '' | null> {
  const desk = deskOf(page.name)
  if (!desk || !/\[(?!locale\]|org\])/.test(page.name) || principal.desk?.kind !== desk || desk === 'operator') return null
  const isOfA = principal.desk.slug === asking.world.slugs[desk]
  const others = isOfA ? asking.world.foreign : asking.world.own
  const missing = missingThings()
  const [one, other] = [addressOf(page.name, principal.desk.slug, others), addressOf(page.name, principal.desk.slug, missing)]
  if (one === null || other === null) return null
  const ids = [...new Set([...Object.values(others), ...Object.values(missing)])].filter((id) => typeof id === 'string')
  let difference = ''
  for (let tries = 0; tries < 3; tries++) {
    const [first, second] = [await askAs(asking, principal, one), await askAs(asking, principal, other)]
    if (outcomeOf(first) === 'in') return `${page.name}: ${principal.name} sees a thing that is not theirs (${first.status})`
    const [seen, unseen] = [withoutTraces(first, ids), withoutTraces(second, ids)]
    if (seen === unseen) return ''
    difference = firstDifference(seen, unseen)
  }
  return `${page.name}: to ${principal.name} a foreign thing does not look like a missing one: ${difference}`
}

function firstDifference(one: string, other: string): string {
  const lines = other.split('\n')
  const at = one.split('\n').findIndex((line, index) => line !== lines[index])
  const line = one.split('\n')[at] ?? ''
  let column = 0
  while (line[column] !== undefined && line[column] === lines[at]?.[column]) column++
  const around = (text: string | undefined) => JSON.stringify(text?.slice(Math.max(0, column - 60), column + 60) ?? '')
  return `${around(line)} against ${around(lines[at])}`
}

function askAs({ origin, cookies }: Asking, principal: Principal, address: string): Promise<Answer> {
  const cookie = cookies.get(principal.name)
  return ask(origin, 'GET', address, { ...principal.headers, ...(cookie && { cookie }) })
}

/** "/[locale]/w/[org]/city/needs/[id]" with the things in place; null when a parameter has none. */
export function addressOf(name: string, slug: string | null, things: Things): string | null {
  const parts = name.split('/')
  let known = true
  const filled = parts.map((part, index) => {
    if (part === '[locale]') return 'en'
    if (part === '[org]') return slug ?? 'nobody'
    if (part === '[...rest]' || part === '[...nextauth]') return part === '[...rest]' ? 'no-such-page' : 'session'
    if (!part.startsWith('[')) return part
    const thing = ofDrafts.test(name) && parts[index - 1] === 'needs' ? 'draftId' : behind[parts[index - 1] ?? '']
    const value = thing && things[thing]
    if (!value) known = false
    return encodeURIComponent(String(value))
  })
  return known ? filled.join('/') + (queries[name]?.(things) ?? '') : null
}
