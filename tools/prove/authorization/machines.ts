// Machine routes, live streams, topics, and work without a request × principals.
import { maySubscribe, publishingProfile } from '#lib/telemetry/topics.ts'
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'
import { outcomeOf, promised, withoutTraces } from '#tools/prove/authorization/expected.ts'
import type { Asking, Tally } from '#tools/prove/authorization/pages.ts'
import { missingThings, type Things } from '#tools/prove/authorization/things.ts'
import type { Principal } from '#tools/prove/authorization/world.ts'
import { ask } from '#tools/scratch/web.ts'

/** What a `:parameter` stands for, by the path before it. */
const parameters: Record<string, (things: Things) => string> = {
  '/api/epcis/orders/:file': ({ orderNumber }) => `${orderNumber}.jsonld`,
  '/api/products/:id/thing-model': ({ productId }) => productId,
  '/api/allocations/:file': ({ tenderNumber }) => `${tenderNumber}.json`,
  '/api/ocds/records/:file': ({ tenderNumber }) => `${tenderNumber}.json`,
  '/api/ocds/originals/:file': ({ originalId }) => `${originalId}.json`,
  '/live/orders/:orderId': ({ orderId }) => orderId,
  '/live/devices/:deviceId': ({ deviceId }) => deviceId,
}

const files: Record<string, string> = { '/fonts/*': '/fonts/none.woff2' }

export async function tryMachines(asking: Asking, routes: readonly EntryPoint[]): Promise<Tally> {
  const tally: Tally = { checks: 0, mismatches: [] }
  for (const route of routes) {
    const [method, pattern] = route.name.split(' ') as [string, string]
    const address = addressOf(pattern, asking.world.own)
    const access = route.access[0]!
    for (const principal of asking.world.principals) {
      tally.checks++
      if (access.kind === 'member') {
        await tryDesk(asking, route, principal, tally)
        continue
      }
      if (address === null) {
        tally.mismatches.push(`${route.name}: nothing is known for its parameter`)
        break
      }
      const answer = await ask(asking.origin, method, address, headersOf(asking, principal), method === 'GET' ? undefined : '')
      const found =
        answer.status >= 500
          ? 'a defect'
          : answer.status === 401 || answer.status === 403
            ? 'refused'
            : answer.status >= 400
              ? 'not taken'
              : 'in'
      // Nobody of the twelve has a device's secret or Stripe's.
      const good = access.kind === 'public' ? found === 'in' || pattern in files : found === 'refused' || found === 'not taken'
      if (!good) tally.mismatches.push(`${route.name} (${access.kind}): ${principal.name} got ${answer.status}`)
    }
  }
  return tally
}

/** A machine route of a desk: members are let in, and to all others the desk looks like one that does not exist. */
async function tryDesk(asking: Asking, { name, access }: EntryPoint, principal: Principal, tally: Tally): Promise<void> {
  const [own] = access
  if (own?.kind !== 'member') return
  const slug = asking.world.slugs[own.of]
  const address = name.split(' ')[1]!
  const open = (org: string) => ask(asking.origin, 'GET', address.replace(':org', org), headersOf(asking, principal))
  const [answer, none] = [await open(slug), await open('nobody-here')]
  const wanted = promised(own, principal, slug)
  if (outcomeOf(answer) !== wanted)
    tally.mismatches.push(`${name}: ${principal.name} should be "${wanted}" and got ${answer.status}`)
  else if (wanted !== 'in' && withoutTraces(answer, [slug]) !== withoutTraces(none, ['nobody-here']))
    tally.mismatches.push(`${name}: to ${principal.name} a foreign desk does not look like a missing one`)
}

/** Live streams: opened by those who see the thing; to all others it does not exist. */
export async function tryStreams(asking: Asking, routes: readonly EntryPoint[]): Promise<Tally> {
  const tally: Tally = { checks: 0, mismatches: [] }
  const { world, origin } = asking
  for (const route of routes) {
    for (const principal of world.principals) {
      tally.checks++
      const slug = principal.desk?.slug ?? world.slugs.city
      const own = addressOf(route.name, world.own)
      const missing = missingThings()
      const none = addressOf(route.name, missing)
      if (own === null || none === null) {
        tally.mismatches.push(`${route.name}: nothing is known for its parameter`)
        break
      }
      const open = (address: string) => ask(origin, 'GET', `${address}?org=${slug}`, headersOf(asking, principal))
      const [first, second] = [await open(own), await open(none)]
      const ids = [...Object.values(world.own), ...Object.values(missing)].filter((id) => typeof id === 'string')
      const wanted = principal.email === null ? 'sign-in' : sees(route.name, principal, asking) ? 'in' : 'nothing'
      if (outcomeOf(first) !== wanted)
        tally.mismatches.push(`stream ${route.name}: ${principal.name} should be "${wanted}" and got ${first.status}`)
      else if (wanted !== 'in' && withoutTraces(first, ids) !== withoutTraces(second, ids)) {
        tally.mismatches.push(`stream ${route.name}: to ${principal.name} a foreign thing does not look like a missing one`)
      }
    }
  }
  return tally
}

/** Orders: their city, their makers, the operator. Devices: their maker, the operator, and the city whose line they are bound to. */
function sees(name: string, { desk }: Principal, { world }: Asking): boolean {
  if (!desk) return false
  return (
    desk.kind === 'operator' || desk.slug === world.slugs.maker || desk.slug === world.slugs.city || !/orders|devices/.test(name)
  )
}

/** The other maker's device on the topics of ours, and each on its own. */
export function tryTopics({ world }: Asking, topics: readonly EntryPoint[]): Tally {
  const tally: Tally = { checks: 0, mismatches: [] }
  for (const { name } of topics) {
    const own = name.replace('{device}', world.own.deviceId)
    const subscribes = name.endsWith('/notices')
    const may = (device: string, topic: string) =>
      subscribes ? maySubscribe(device, topic) : publishingProfile(device, topic) !== null
    const tries: [string, string, boolean][] = [
      [world.own.deviceId, own, true],
      [world.foreign.deviceId, own, false],
      [world.own.deviceId, `${own}x`, false],
      [world.own.deviceId, name.replace('{device}', `${world.own.deviceId}x`), false],
      [world.own.deviceId, name.replace('{device}', '+'), false],
      ['', own, false],
    ]
    for (const [device, topic, wanted] of tries) {
      tally.checks++
      if (may(device, topic) !== wanted)
        tally.mismatches.push(`topic ${topic}: the device ${device} ${wanted ? 'may not' : 'may'} use it`)
    }
  }
  return tally
}

function headersOf({ cookies }: Asking, principal: Principal): Record<string, string> {
  const cookie = cookies.get(principal.name)
  return { ...principal.headers, ...(cookie && { cookie }) }
}

function addressOf(pattern: string, things: Things): string | null {
  if (pattern in files) return files[pattern]!
  if (!pattern.includes(':')) return pattern
  const fill = parameters[pattern]
  return fill ? pattern.replace(/:\w+/, encodeURIComponent(fill(things))) : null
}
