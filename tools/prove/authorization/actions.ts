// Server actions × those who may not use them, called as a browser does it, without the page that shows their form.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { translator } from '#lib/platform/i18n.ts'
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'
import { addressOfPage } from '#tools/entry-points/screens.ts'
import { deskOf, promised } from '#tools/prove/authorization/expected.ts'
import { type Asking, addressOf, type Tally } from '#tools/prove/authorization/pages.ts'
import type { Principal } from '#tools/prove/authorization/world.ts'
import { ask } from '#tools/scratch/web.ts'

const root = path.resolve(import.meta.dirname, '../../..')

type Built = { filename: string; exportedName: string; workers: Record<string, unknown> }
/** The build's name of an action, and a page that may call it. */
type Reachable = { id: string; page: string }

/** The actions that pages can call; one that no page calls cannot be reached. */
export function reachableActions(): Map<string, Reachable> {
  const file = path.join(root, '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Built> }
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `${filename}#${exportedName}`,
      { id, page: addressOfPage(Object.keys(workers)[0]!.replace(/^app\//, '')) },
    ]),
  )
}

export async function tryActions(asking: Asking, actions: readonly EntryPoint[]): Promise<Tally> {
  const tally: Tally = { checks: 0, mismatches: [] }
  const reachable = reachableActions()
  const known = new Set(actions.map(keyOf))
  for (const key of reachable.keys())
    if (!known.has(key)) tally.mismatches.push(`the build has an action that was not found in the source: ${key}`)
  for (const action of actions) {
    const target = reachable.get(keyOf(action))
    if (!target) continue
    for (const principal of asking.world.principals) {
      const wanted = bestOf(asking, action, principal)
      // Those who may would act; what they may act on is the commands' part of the matrix.
      if (wanted === 'in') continue
      tally.checks++
      const wrong = await tryOne(asking, action, target, principal, wanted)
      if (wrong) tally.mismatches.push(wrong)
    }
  }
  return tally
}

function keyOf({ file, name }: EntryPoint): string {
  return `${file}#${name.slice(name.indexOf('#') + 1)}`
}

function bestOf({ world }: Asking, action: EntryPoint, principal: Principal) {
  const promises = action.access.map((access) =>
    promised(access, principal, access.kind === 'member' ? world.slugs[access.of] : null),
  )
  return promises.includes('in') ? 'in' : promises[0]!
}

async function tryOne(
  asking: Asking,
  action: EntryPoint,
  target: Reachable,
  principal: Principal,
  wanted: string,
): Promise<string | null> {
  const desks = action.access.flatMap((access) => (access.kind === 'member' ? [access.of] : []))
  const slug = asking.world.slugs[deskOf(target.page) ?? 'city']
  const address = addressOf(target.page, slug, asking.world.own) ?? '/en'
  for (const desk of desks.length > 0 ? desks : (['city'] as const)) {
    const form = new FormData()
    // React's own encoding of (previous state, form): the form's fields follow with its number as prefix.
    form.set('1__org', asking.world.slugs[desk])
    form.set('1__locale', 'en')
    form.set('1_desk', desk)
    form.set('0', '[{"status":"idle"},"$K1"]')
    const cookie = asking.cookies.get(principal.name)
    const headers = {
      ...principal.headers,
      ...(cookie && { cookie }),
      'next-action': target.id,
      accept: 'text/x-component',
      origin: asking.origin,
    }
    const answer = await ask(asking.origin, 'POST', address, headers, form)
    if (!refusal(answer.body, wanted))
      return `action ${keyOf(action)}: ${principal.name} was not refused as "${wanted}" (${answer.status}): ${answer.body.slice(0, 200)}`
  }
  return null
}

/** The sentence that a refused person reads. */
function refusal(body: string, wanted: string): boolean {
  const say = translator('en', 'errors')
  const sentences = wanted === 'sign-in' ? [say('signInFirst'), say('unauthenticated')] : [say('notFound')]
  return sentences.some((sentence) => body.includes(sentence) || body.includes(JSON.stringify(sentence).slice(1, -1)))
}
