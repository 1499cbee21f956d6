// What each desk finds in the morning, in the demo world as it stands on its fixed day.
import { beforeAll, describe, expect, it } from 'vitest'
import { findAuditTrail, findCityToday, findMakerToday, findOperatorToday, findStatus } from '#lib/insight/index.ts'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { actorOf } from '#seed/deals.ts'
import { fixedInstant, playWorld, type World } from '#seed/world.ts'

let world: World

beforeAll(async () => {
  world = await playWorld(required('MIGRATE_URL'), fixedInstant)
}, 180_000)

const tasks = ({ waiting }: { waiting: { kind: string; number: string | null }[] }) => waiting.map(({ kind }) => kind)

describe('the desk of a city', () => {
  it('that awards is told to compare and award', async () => {
    const today = await findCityToday(actorOf(world.population, 'da-nang/officer'))
    expect(tasks(today)).toEqual(['award'])
    expect(today.waiting[0]?.to).toBe(`/city/needs/${world.tenders.get('N-07')}/award`)
  })

  it('that waits for quotes counts them and sees no more of them', async () => {
    const today = await findCityToday(actorOf(world.population, 'manchester/officer'))
    expect(tasks(today)).toEqual(['closingSoon'])
    expect(today.figures).toMatchObject({ openNeeds: 1, sealedQuotes: 3 })
    expect(today.money).toEqual([])
  })

  it('is told to pay what is due, and the operator what is overdue', async () => {
    const officer = actorOf(world.population, 'tampere/officer')
    const { id: milestoneId, line } = await db().milestone.findFirstOrThrow({
      where: { line: { order: { buyerId: officer.organizationId } } },
      include: { line: true },
    })
    const dueAt = new Date(fixedInstant.getTime() - 1)
    const parties = { buyerId: officer.organizationId, sellerId: line.organizationId }
    const rest = { milestoneId, amountMinor: 1n, currency: 'EUR', rail: 'bank', status: 'due', issuedAt: dueAt, dueAt }
    await db().invoice.create({ data: { id: 'inv_due', number: 'INV-DUE', reference: 'RF-DUE', ...parties, ...rest } })
    const { waiting } = await findCityToday(officer)
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'payInvoice', number: 'INV-DUE', due: dueAt }))
    const { queues } = await findOperatorToday(actorOf(world.population, 'operator/moderator'))
    expect(queues.find(({ key }) => key === 'overdueInvoices')).toMatchObject({ waiting: 1, oldest: dueAt })
    await db().invoice.delete({ where: { id: 'inv_due' } })
  })

  it('with an order to sign finds it, with its number and its date', async () => {
    const today = await findCityToday(actorOf(world.population, 'daejeon/officer'))
    expect(tasks(today)).toEqual(['signOrder'])
    expect(today.waiting[0]?.number).toMatch(/^PO-/)
  })
})

describe('the desk of a maker', () => {
  it('names needs that it could meet and has not quoted', async () => {
    const today = await findMakerToday(actorOf(world.population, 'M2/owner'))
    expect(tasks(today)).toContain('quote')
    expect(today.figures.openMatches).toBe(1)
    expect(today.setUp).toMatchObject({ line: true, product: true, published: true, device: false })
  })

  it('does not ask again for a quote that is sealed', async () => {
    const today = await findMakerToday(actorOf(world.population, 'M11/owner'))
    expect(tasks(today)).not.toContain('quote')
  })

  it('adds up what its milestones are worth, and nobody else’s', async () => {
    const today = await findMakerToday(actorOf(world.population, 'M12/owner'))
    const [sums] = today.money
    expect(today.money).toHaveLength(1)
    expect(sums!.paid + sums!.due + sums!.ahead).toBe(420n * 1148_00n)
  })
})

describe('the operator', () => {
  it('sees its queues and the signed head, and a trail without a gap', async () => {
    const { queues, head } = await findOperatorToday(actorOf(world.population, 'operator/moderator'))
    expect(queues.map(({ key }) => key).sort()).toEqual(
      ['listings', 'overdueInvoices', 'quarantine', 'statementLines', 'unsequenced'].sort(),
    )
    const positions: bigint[] = []
    let cursor: string | undefined
    do {
      const page = await findAuditTrail({ cursor })
      positions.push(...page.rows.map(({ position }) => position))
      cursor = page.older ?? undefined
    } while (cursor)
    expect(BigInt(positions.length)).toBe(head!.size)
    expect(positions.every((position, index) => position === head!.size - BigInt(index))).toBe(true)
  })

  it('narrows the trail to one event, and an address that makes no sense to nothing worse than the newest', async () => {
    const { rows } = await findAuditTrail({ name: 'award.decided' })
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['award.decided']))
    expect((await findAuditTrail({ cursor: 'nonsense' })).rows.length).toBeGreaterThan(0)
  })

  it('and everyone can read how the installation is', async () => {
    expect(await findStatus()).toMatchObject({ database: true, unsequenced: 0, auditProtected: true, jobsFailed: 0 })
  })
})
