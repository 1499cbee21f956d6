import { beforeAll, describe, expect, it } from 'vitest'
import { listCalendars } from '#lib/capacity/index.ts'
import {
  findOwnProduct,
  findProduct,
  findThingModel,
  listListings,
  listOwnProducts,
  listProduct,
  listProducts,
  moderateProduct,
  reviseProduct,
} from '#lib/catalog/index.ts'
import { type MemberActor, publicActor } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'
import { addMember, createOrganization, createPerson } from '#seed/build.ts'
import { createActor, createCity, createMaker } from '#tests/support/sealing.ts'

let svratka: Awaited<ReturnType<typeof createMaker>>
let armley: Awaited<ReturnType<typeof createMaker>>
let city: Awaited<ReturnType<typeof createCity>>
let moderator: MemberActor
let finance: MemberActor
let lineId: string

beforeAll(async () => {
  svratka = await createMaker('Svratka')
  armley = await createMaker('Armley')
  city = await createCity()
  lineId = (await listCalendars(svratka.actor))[0]!.id
  const operator = await transaction((tx, now) =>
    createOrganization(tx, now, { slug: 'operator', kind: 'operator', name: 'Operator', country: 'EE' }),
  )
  const member = (role: 'moderator' | 'finance') =>
    transaction(async (tx, now) => {
      const personId = await createPerson(tx, now, { email: `${role}@example.test`, name: role, locale: 'en' })
      return addMember(tx, now, { personId, organizationId: operator, kind: 'operator', roles: [role] })
    })
  moderator = await member('moderator')
  finance = await member('finance')
})

const listing = (change: Record<string, unknown> = {}) => ({
  name: 'Fridge logger SV-Log',
  language: 'en',
  summary: 'Two-probe temperature logger for vaccine fridges.',
  sector: 'healthcare',
  cpv: '38931000-0',
  currency: 'EUR',
  price: '134.00',
  leadTimeWeeks: '2',
  lineId,
  ...change,
})
const list = async (change?: Record<string, unknown>) => (await listProduct(svratka.actor, listing(change))).productId

describe('listing a product', () => {
  it('takes five fields, a line and defaults, and waits for the operator', async () => {
    const id = await list()
    expect(await findOwnProduct(svratka.actor, id)).toMatchObject({
      status: 'in_review',
      unit: 'H87',
      minimumOrder: 1,
      priceMinor: 13_400n,
    })
    expect(await findProduct(publicActor, id)).toBeNull()
    expect((await listListings({ status: 'in_review', size: 100 })).rows.map((row) => row.id)).toContain(id)
  })

  it('names every field that is wrong', async () => {
    await expect(listProduct(svratka.actor, { language: 'en' })).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        name: { message: 'productNameMissing' },
        summary: { message: 'productSummaryMissing' },
        sector: { message: 'sectorMissing' },
        price: { message: 'priceInvalid' },
        lineId: { message: 'lineMissing' },
      },
    })
    await expect(list({ price: '0' })).rejects.toMatchObject({ fields: { price: { message: 'priceInvalid' } } })
    await expect(list({ currency: 'KRW', price: '1.5' })).rejects.toMatchObject({
      fields: { price: { message: 'priceInvalid' } },
    })
  })

  it('refuses a production line of another maker as it refuses one that does not exist', async () => {
    const foreign = (await listCalendars(armley.actor))[0]!.id
    for (const line of [foreign, newId('productionLine')])
      await expect(list({ lineId: line })).rejects.toMatchObject({ fields: { lineId: { message: 'lineMissing' } } })
  })

  it('belongs to those who sell', async () => {
    const worker = await createActor(svratka.firm, 'maker', 'Petr Production', 'production')
    await expect(listProduct(worker, listing())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listProduct(city.officer, listing())).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('moderation', () => {
  it('publishes, and then everyone finds it', async () => {
    const id = await list({ name: 'Logger with a rare name' })
    await moderateProduct(moderator, { productId: id, verdict: 'publish' })
    expect(await findProduct(publicActor, id)).toMatchObject({ status: 'published' })
    expect((await listProducts(publicActor, { words: 'RARE name' })).rows.map((row) => row.id)).toEqual([id])
    expect((await listProducts(publicActor, { words: 'rare', sector: 'transport' })).rows).toEqual([])
  })

  it('rejects with a reason only, which the maker reads and mends', async () => {
    const id = await list()
    await expect(moderateProduct(moderator, { productId: id, verdict: 'reject', reason: 'bad' })).rejects.toMatchObject({
      fields: { reason: { message: 'reasonTooShort' } },
    })
    await expect(reviseProduct(svratka.actor, { ...listing(), productId: id })).rejects.toMatchObject({
      message: 'listingNotRejected',
    })
    const reason = 'The report names another model.'
    await moderateProduct(moderator, { productId: id, verdict: 'reject', reason })
    expect(await findOwnProduct(svratka.actor, id)).toMatchObject({ status: 'rejected', rejectedReason: reason })
    await reviseProduct(svratka.actor, { ...listing({ price: '128.00', minimumOrder: '20' }), productId: id })
    expect(await findOwnProduct(svratka.actor, id)).toMatchObject({
      status: 'in_review',
      rejectedReason: null,
      priceMinor: 12_800n,
      minimumOrder: 20,
    })
  })

  it('is decided once, also when two decide at the same moment', async () => {
    const id = await list()
    const results = await Promise.allSettled([
      moderateProduct(moderator, { productId: id, verdict: 'publish' }),
      moderateProduct(moderator, { productId: id, verdict: 'reject', reason: 'The report names another model.' }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { message: 'listingDecided' } })
  })

  it('is the moderator’s; a foreign or missing product is one answer for everybody else', async () => {
    const id = await list()
    await expect(moderateProduct(finance, { productId: id, verdict: 'publish' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(moderateProduct(svratka.actor, { productId: id, verdict: 'publish' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const actor of [armley.actor, city.officer, publicActor]) {
      for (const productId of [id, newId('product')])
        await expect(moderateProduct(actor, { productId, verdict: 'publish' })).rejects.toMatchObject({ code: 'not_found' })
      expect(await findProduct(actor, id)).toBeNull()
    }
    await expect(reviseProduct(armley.actor, { ...listing(), productId: id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await findOwnProduct(armley.actor, id)).toBeNull()
  })
})

it('walks the catalogue page by page without losing or repeating a product', async () => {
  for (let n = 0; n < 5; n++) {
    const id = await list({ name: `Paged logger ${n}` })
    await moderateProduct(moderator, { productId: id, verdict: 'publish' })
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listProducts(publicActor, { words: 'Paged', size: 2, cursor })
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.older ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
  expect((await listOwnProducts(armley.actor, {})).rows.map((row) => row.id)).not.toContain(seen[0])
})

it('hides the products of a maker that is no longer in good standing', async () => {
  const id = await list()
  await moderateProduct(moderator, { productId: id, verdict: 'publish' })
  await db().organization.update({ where: { id: svratka.firm.id }, data: { status: 'suspended' } })
  expect(await findProduct(publicActor, id)).toBeNull()
  await db().organization.update({ where: { id: svratka.firm.id }, data: { status: 'active' } })
})

describe('the Thing Model of a listing', () => {
  const model = {
    '@context': 'https://www.w3.org/2022/wot/td/v1.1',
    '@type': 'tm:ThingModel',
    properties: { battery: { type: 'integer', unit: '%', readOnly: true } },
  }

  it('is kept as it was given, and public with the product', async () => {
    const id = await list({ thingModel: JSON.stringify(model) })
    expect((await findOwnProduct(svratka.actor, id))?.thingModel).toEqual(model)
    expect(await findThingModel(publicActor, id)).toBeNull()
    await moderateProduct(moderator, { productId: id, verdict: 'publish' })
    expect(await findThingModel(publicActor, id)).toEqual(model)
    expect((await findProduct(publicActor, id))?.thingModel).toEqual(model)
  })

  it('is refused with the line or the place that is wrong', async () => {
    const refusal = (thingModel: string) => list({ thingModel }).catch((error) => error.fields?.thingModel)
    expect(await refusal('{\n  "title": "Logger",\n}')).toEqual({ message: 'thingModelNotJson', values: { line: 3 } })
    expect(await refusal('{')).toEqual({ message: 'thingModelNotJson', values: { line: 1 } })
    expect(await refusal(JSON.stringify({ ...model, properties: { battery: { type: 'percent' } } }))).toEqual({
      message: 'formatNotOneOf',
      values: { pointer: '/properties/battery/type', expected: 'boolean, integer, number, string, object, array, null' },
    })
    expect(await refusal(JSON.stringify({ ...model, title: 'a\0b' }))).toMatchObject({ message: 'thingModelUnreadable' })
    expect(await refusal(`"${'x'.repeat(70_000)}"`)).toMatchObject({ message: 'thingModelTooLong' })
  })

  it('goes when a mended listing has none', async () => {
    const id = await list({ thingModel: JSON.stringify(model) })
    await moderateProduct(moderator, { productId: id, verdict: 'reject', reason: 'The summary is too short.' })
    await reviseProduct(svratka.actor, { ...listing(), productId: id })
    expect((await findOwnProduct(svratka.actor, id))?.thingModel).toBeNull()
  })
})
