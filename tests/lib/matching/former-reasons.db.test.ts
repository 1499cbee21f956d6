// What the engine said before its reasons had their present form is still read by every screen after the migration.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Reason } from '#lib/matching/index.ts'
import { db } from '#lib/platform/db.ts'
import { locales } from '#lib/values/locale.ts'
import { fixedInstant } from '#seed/world.ts'
import { judged, openMarket, said } from '#tests/lib/matching/market.ts'

const former = [
  { code: 'certificates_missing', schemes: ['kc', 'ukca'] },
  { code: 'capacity_short', usable: 5, short: 7, moreAWeek: 2, due: fixedInstant.toISOString() },
  { code: 'over_budget', overMinor: '1500', currency: 'EUR' },
  { code: 'fits', usable: 5, due: fixedInstant.toISOString() },
]

it('keeps former reasons, in their order, as present ones', async () => {
  const world = await openMarket()
  await judged(world, 'N-08')
  const { id: tenderId, budgetMinor } = await db().tender.findFirstOrThrow()
  const productId = world.products.get('M11/B')!
  const { organizationId } = await db().product.findUniqueOrThrow({ where: { id: productId } })
  const row = { tenderId, productId, organizationId, verdict: 'excluded', usableUnits: 5, usable: [], computedAt: fixedInstant }
  await db().match.deleteMany({ where: { tenderId } })
  await db().match.create({ data: { ...row, reasons: former } })
  const migration = 'prisma/migrations/20261122132000_reasons_as_they_are_told_now/migration.sql'
  await db().$executeRawUnsafe(readFileSync(migration, 'utf8'))
  const stored = await db().match.findFirstOrThrow({ where: { tenderId, productId } })
  const reasons = stored.reasons as Reason[]
  expect(reasons.map(({ code }) => code)).toEqual(former.map(({ code }) => code))
  expect(reasons[0]).toEqual({
    code: 'certificates_missing',
    missing: ['kc', 'ukca'].map((scheme) => ({ scheme, endedAt: null, held: [] })),
  })
  expect(reasons[2]).toMatchObject({ totalMinor: (budgetMinor + 1500n).toString(), mode: null })
  for (const { code } of reasons)
    for (const locale of locales) expect(said({ reasons } as never, code, locale)).not.toContain('undefined')
})
