import { expect, it } from 'vitest'
import { rulesPackCodes } from '#lib/reference/rules-packs.ts'
import { publicationGaps } from '#lib/tenders/rules.ts'
import { day } from '#lib/values/time.ts'

it('no tender is published under the rules of direct purchases, which know no standstill', () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const closesAt = new Date(now.getTime() + 40 * day)
  const refused = rulesPackCodes.filter((rulesPack) =>
    publicationGaps({ closesAt, rulesPack }, now, true, false).includes('pack'),
  )
  expect(refused).toEqual(['eu_direct'])
})
