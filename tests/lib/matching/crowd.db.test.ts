// However many products of a like kind there are, those of the kind asked for are all held against the need.
import { expect, it } from 'vitest'
import { db, Prisma } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'
import { fixedInstant } from '#seed/world.ts'
import { judged, openMarket } from '#tests/lib/matching/market.ts'

it('a crowd of a like kind leaves nobody out', async () => {
  const world = await openMarket()
  const first = await db().product.findFirstOrThrow({ orderBy: { organizationId: 'asc' } })
  const crowd = Array.from({ length: 501 }, () => ({
    ...first,
    id: newId('product', fixedInstant.getTime()),
    cpv: '30121000-3',
    specification: first.specification as Prisma.InputJsonValue,
    inputs: first.inputs as Prisma.InputJsonValue,
    thingModel: Prisma.DbNull,
  }))
  await db().product.createMany({ data: crowd })
  const found = await judged(world, 'N-05')
  expect(found.verdicts.filter(({ verdict }) => verdict === 'alone').map(({ productId }) => found.name(productId))).toEqual(
    expect.arrayContaining(['M1-C', 'M5-A']),
  )
}, 60_000)
