// Entry points that our own processes serve: machine routes, streams, topics, and work without a request.
import { machineRoutes } from '#api/machine.ts'
import { streamRoutes } from '#app/live.ts'
import { jobs, reactions, sweeps } from '#lib/reactions.ts'
import { topics } from '#lib/telemetry/topics.ts'
import type { EntryPoint } from '#tools/entry-points/entry-point.ts'

/** Loads what the processes load, so its list is theirs. */
export function machineEntryPoints(): EntryPoint[] {
  const work = 'lib/reactions.ts'
  const of = <T extends { access?: unknown }>(
    kind: EntryPoint['kind'],
    file: string,
    list: readonly T[],
    name: (one: T) => string,
  ) => list.map((one) => ({ kind, name: name(one), file, access: (one.access ? [one.access] : []) as EntryPoint['access'] }))
  return [
    ...of('machine', 'app/api/machine.ts', machineRoutes, ({ method, path }) => `${method} ${path}`),
    ...of('stream', 'app/live.ts', streamRoutes, ({ path }) => path),
    ...of('topic', 'lib/telemetry/topics.ts', topics, ({ pattern }) => pattern),
    ...of('reaction', work, reactions, ({ name }) => name),
    ...of('sweep', work, sweeps, ({ name }) => name),
    ...of(
      'job',
      work,
      Object.entries(jobs).map(([name, job]) => ({ ...job, name })),
      ({ name }) => name,
    ),
  ]
}
