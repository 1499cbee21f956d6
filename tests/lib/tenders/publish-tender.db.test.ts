import { beforeAll, describe, expect, it } from 'vitest'
import { boardFilters, readBoard } from '#lib/discovery/index.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { cancelTender, draftTender, findTender, publishTender, tenderSweeps, updateDraft } from '#lib/tenders/index.ts'
import { day, hour, minute } from '#lib/values/time.ts'
import { formDemoCommittee } from '#seed/sealing.ts'
import { advanceClock, createCity, createMaker, createNeed, needContent } from '#tests/support/sealing.ts'

let city: Awaited<ReturnType<typeof createCity>>
beforeAll(async () => {
  city = await createCity()
})

describe('a need', () => {
  it('is refused publication until its committee has rehearsed, and then gets its public number', async () => {
    const { id } = await createNeed(city.officer)
    await expect(publishTender(city.officer, { id })).rejects.toMatchObject({ code: 'conflict', message: 'rehearsalMissing' })
    expect(await findTender(publicActor, { id })).toBeNull()
    await formDemoCommittee(id, city)
    const { number } = await publishTender(city.officer, { id })
    expect(number).toMatch(/^MOI-\d{4}-\d{6}$/)
    expect(await findTender(publicActor, { number })).toMatchObject({ id, status: 'published' })
    const { rows } = await readBoard(publicActor, boardFilters.parse({ q: 'telecare' }))
    expect(rows.map((row) => (row.kind === 'own' ? row.need.id : ''))).toContain(id)
  })

  it('loses its rehearsal when the committee is formed anew', async () => {
    const { id } = await createNeed(city.officer)
    await formDemoCommittee(id, city)
    await formDemoCommittee(id, { ...city, threshold: 3 })
    await publishTender(city.officer, { id })
    const again = await createNeed(city.officer)
    await formDemoCommittee(again.id, city)
    await db().rehearsal.updateMany({ where: { tenderKey: { tenderId: again.id } }, data: { passedAt: null } })
    await expect(publishTender(city.officer, { id: again.id })).rejects.toMatchObject({ message: 'rehearsalMissing' })
  })

  it('is refused when it closes less than an hour from now', async () => {
    const { id } = await createNeed(city.officer, { closesAt: new Date(Date.now() + 59 * minute) })
    await formDemoCommittee(id, city)
    await expect(publishTender(city.officer, { id })).rejects.toMatchObject({ message: 'closingTooSoon', values: { hours: 1 } })
  })

  it.each([
    ['criteria', { criteria: [{ kind: 'price', name: 'Price', weight: 90 }] }, 'weightsNotHundred'],
    ['contractAt', { contractAt: new Date(Date.now() + hour) }, 'contractBeforeClosing'],
    ['budgetMinor', { budgetMinor: 0n }, 'budgetPositive'],
    ['deliveries', { deliveries: [{ dueAt: new Date(Date.now() + day), quantity: 3000 }] }, 'deliveryBeforeContract'],
    ['deliveries', { deliveries: [{ dueAt: new Date(Date.now() + 90 * day), quantity: 10 }] }, 'deliveriesNotWhole'],
    ['minimumQuotes', { rulesPack: 'cn_gov', minimumQuotes: 2 }, 'minimumQuotesOfPack'],
    ['title', { title: ' ' }, 'titleMissing'],
    ['closesAt', { closesAt: new Date('9999-12-31T00:00:00Z') }, 'dateInvalid'],
  ] as const)('with a contradiction in %s is refused with its sentence', async (field, change, message) => {
    const draft = draftTender(city.officer, { ...needContent(), ...change })
    await expect(draft).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { message } } })
  })

  it('is written by an officer of its own city only', async () => {
    const other = await createCity()
    const maker = await createMaker('Svratka')
    const { id } = await createNeed(city.officer)
    await expect(createNeed(maker.actor)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createNeed(city.viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(publishTender(other.officer, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(cancelTender(city.viewer, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateDraft(other.officer, { id, ...needContent() })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('closes at its hour by the database clock, once', async () => {
    const { id } = await createNeed(city.officer, { closesAt: new Date(Date.now() + 2 * hour) })
    await formDemoCommittee(id, city)
    await publishTender(city.officer, { id })
    const close = () => tenderSweeps[0]!.run()
    await close()
    expect((await findTender(publicActor, { id }))?.status).toBe('published')
    await advanceClock(2 * hour + minute)
    expect(await close()).toBeGreaterThan(0)
    expect(await close()).toBe(0)
    expect((await findTender(publicActor, { id }))?.status).toBe('closed')
    await expect(updateDraft(city.officer, { id, ...needContent() })).rejects.toMatchObject({ message: 'tenderNotDraft' })
  })
})
