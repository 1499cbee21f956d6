import { describe, expect, test } from 'vitest'
import { root, rules, rulesBrokenBy, violationsIn } from '#tests/architecture/cruise.ts'

/** A file that uses another one, which exists and uses nothing. */
function uses(from: string, to: string, extra: Record<string, string> = {}): Record<string, string> {
  return { [from]: `import { thing } from '#${to}'\nexport const own = thing\n`, [to]: 'export const thing = 1\n', ...extra }
}
const usesPackage = (from: string, name: string) => ({ [from]: `import thing from '${name}'\nexport const own = thing\n` })

/** One mistake for each rule: exactly that rule must see it. */
const planted: Record<string, Record<string, string>> = {
  'no-circles': {
    'lib/bids/rules.ts': `import { b } from '#lib/bids/price.ts'\nexport const a = () => b\n`,
    'lib/bids/price.ts': `import { a } from '#lib/bids/rules.ts'\nexport const b = () => a\n`,
  },
  'no-dead-imports': { 'lib/bids/rules.ts': `import { gone } from '#lib/bids/gone.ts'\nexport const own = gone\n` },
  'values-know-nothing': usesPackage('lib/values/money.ts', 'node:fs'),
  'standards-are-pure': usesPackage('lib/standards/ocds/release.ts', 'node:fs'),
  'platform-knows-no-room': uses('lib/platform/command.ts', 'lib/bids/index.ts'),
  'rooms-have-a-place-in-the-order': uses('lib/reactions.ts', 'lib/newcomers/jobs.ts'),
  'rooms-are-entered-by-their-doors': uses('lib/awards/commands.ts', 'lib/bids/queries.ts'),
  'entrances-use-doors': uses('app/[locale]/page.tsx', 'lib/bids/queries.ts'),
  'reactions-gather-lists': uses('lib/reactions.ts', 'lib/bids/commands.ts'),
  'rooms-do-not-know-reactions': uses('lib/insight/queries.ts', 'lib/reactions.ts'),
  'lib-knows-no-entrance': uses('lib/bids/queries.ts', 'app/session.ts'),
  'product-knows-no-tools': uses('server.ts', 'tools/free-port.ts'),
  'entrances-stand-apart': uses('workers/jobs.ts', 'app/session.ts'),
  'app-starts-no-worker': { 'app/page.tsx': `import '../workers/jobs.ts'\n`, 'workers/jobs.ts': 'export const thing = 1\n' },
  'drawings-take-props': uses('components/ui/x.tsx', 'lib/bids/index.ts'),
  'database-client-in-platform-only': usesPackage('lib/bids/commands.ts', 'pg'),
  'screens-do-not-query': uses('app/[locale]/page.tsx', 'lib/platform/db.ts'),
  'product-needs-no-dev-dependency': usesPackage('lib/bids/commands.ts', 'fast-check'),
}

/** "Rooms use only those above": the first room reaches for each later one in turn, and every other for its next. */
const order = rules.forbidden
  .map(({ name }) => /^(.+)-uses-rooms-above-only$/.exec(name)?.[1])
  .filter((room) => room !== undefined)
for (const [index, room] of order.entries()) {
  planted[`${room}-uses-rooms-above-only`] = uses(`lib/${room}/rules.ts`, `lib/${order[index + 1] ?? 'insight'}/index.ts`)
}

describe('the order of the house', () => {
  test('is kept by every file of the repository', async () => {
    const places = ['app', 'components', 'lib', 'workers', 'server.ts', 'tools', 'prisma', 'tests']
    expect(await violationsIn(root, places)).toEqual([])
  }, 60_000)

  test('has a planted mistake for each of its rules', () => {
    expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort())
  })

  test.each(Object.entries(planted))('%s catches its planted mistake', async (rule, files) => {
    const broken = await rulesBrokenBy(files)
    // A pure room that reaches upwards is impure as well.
    expect(broken.filter((name) => name !== 'standards-are-pure' || rule === name)).toEqual([rule])
  })

  test('lets a room use the doors above it, its own files, the machinery and the vocabulary', async () => {
    const tree = {
      ...uses('lib/awards/commands.ts', 'lib/bids/index.ts'),
      ...uses('lib/awards/queries.ts', 'lib/awards/policy.ts'),
      ...uses('lib/awards/steps.ts', 'lib/platform/db.ts'),
      ...uses('lib/awards/rules.ts', 'lib/values/money.ts'),
      ...uses('app/[locale]/page.tsx', 'lib/awards/schema.ts'),
    }
    expect(await rulesBrokenBy(tree)).toEqual([])
  })
})
