// Every entry point of the build × twelve principals: each gets what the entry point declares, and a foreign thing looks like a missing one.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { demoPassword } from '#lib/identity/demo-accounts.ts'
import { undeclared } from '#tools/entry-points/entry-point.ts'
import { machineEntryPoints } from '#tools/entry-points/machines.ts'
import { screenEntryPoints } from '#tools/entry-points/screens.ts'
import { tryActions } from '#tools/prove/authorization/actions.ts'
import { listCommands, type Run, tryCommands } from '#tools/prove/authorization/commands.ts'
import { tryMachines, tryStreams, tryTopics } from '#tools/prove/authorization/machines.ts'
import { type Asking, type Tally, tryPages } from '#tools/prove/authorization/pages.ts'
import { makeWorld, type World } from '#tools/prove/authorization/world.ts'
import type { ProofOptions, Verdict } from '#tools/scratch/proofs.ts'
import { signInOverHttp, startWeb } from '#tools/scratch/web.ts'
import { buildIfChanged } from '#tools/supervisor/build.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** open-door: city B's officer holds the session of city A's. blind-command: a command forgets who acts and takes the owner for it. */
export const plants = ['open-door', 'blind-command'] as const

export async function prove({ plant, full }: ProofOptions): Promise<Verdict> {
  await buildIfChanged(root)
  const screens = screenEntryPoints(path.join(root, 'app'))
  const machines = machineEntryPoints()
  const all = [...screens, ...machines]
  const of = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind))
  const world = await makeWorld()
  const tallies: Record<string, Tally> = {}
  const commands = await listCommands()
  if (plant !== 'open-door')
    tallies.commands = await tryCommands(world, commands, plant ? blind(world) : (command, actor, input) => command(actor, input))
  // A planted command is seen without the web process, and a planted door without the commands.
  if (plant !== 'blind-command') {
    const web = await startWeb()
    try {
      const cookies = await signEveryoneIn(web.origin, world)
      if (plant === 'open-door') cookies.set('city B officer', cookies.get('city A officer')!)
      const asking: Asking = { origin: web.origin, world, cookies }
      tallies.build = compareWithBuild(
        of('page', 'route').map(({ name }) => name),
        undeclared(all),
      )
      tallies.pages = await tryPages(asking, of('page', 'route'), full)
      tallies.actions = await tryActions(asking, of('action'))
      tallies.machines = await tryMachines(asking, of('machine'))
      tallies.streams = await tryStreams(asking, of('stream'))
      tallies.topics = tryTopics(asking, of('topic'))
    } finally {
      await web.stop()
    }
  }
  const mismatches = Object.values(tallies).flatMap((tally) => tally.mismatches)
  const counts = Object.fromEntries(Object.entries(tallies).map(([name, { checks }]) => [`${name}Checked`, checks]))
  return {
    passed: mismatches.length === 0,
    figures: {
      entryPoints: all.length,
      commands: commands.length,
      principals: world.principals.length,
      ...counts,
      withoutRequest: of('job', 'reaction', 'sweep').length,
      mismatches: mismatches.length,
    },
    detail: mismatches.join('\n'),
  }
}

async function signEveryoneIn(origin: string, { principals }: World): Promise<Map<string, string>> {
  const cookies = new Map<string, string>()
  for (const { name, email } of principals) if (email) cookies.set(name, await signInOverHttp(origin, email, demoPassword))
  return cookies
}

/** The build serves exactly the pages and routes that the source declares. */
function compareWithBuild(found: readonly string[], open: string[]): Tally {
  const manifest = JSON.parse(readFileSync(path.join(root, '.next/app-path-routes-manifest.json'), 'utf8')) as Record<
    string,
    string
  >
  const built = Object.values(manifest).filter((name) => !name.startsWith('/_'))
  const missing = built
    .filter((name) => !found.includes(name))
    .map((name) => `the build serves ${name}, which was not found in the source`)
  return { checks: built.length, mismatches: [...open, ...missing] }
}

/** The planted mistake of a command that does not look at who acts. */
function blind({ principals }: World): Run {
  const owner = (name: string) => principals.find((one) => one.name === name)!.actor
  return (command, actor, input) =>
    command(actor.kind === 'member' && actor.organizationKind === 'maker' ? owner('maker A owner') : actor, input)
}
