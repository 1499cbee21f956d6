import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { findMirroredRecord, findMirroredReleases } from '#lib/disclosure/index.ts'
import { importNotice } from '#lib/mirrors/index.ts'
import { worker } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import type { MirroredRelease } from '#lib/standards/ocds/incoming/release-shape.ts'
import { isNothing } from '#lib/standards/ocds/incoming/shape.ts'

const data = path.join(process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'), 'ocds')
const absent = !existsSync(data)
if (absent) console.log('skipped: no REAL_DATA_DIR')

const text = (name: string) => readFileSync(path.join(data, name), 'utf8')
const lines = absent ? [] : text('uk-contracts-finder.jsonl').trim().split('\n')
type Json = { [key: string]: unknown } & { ocid: string; id: string }
const parsed = lines.map((line) => JSON.parse(line) as Json)

const actor = worker('import')
/** Gaps of each release, by the publisher's id of it. */
const gaps = new Map<string, string[]>()

describe.skipIf(absent)('real notices of others', () => {
  beforeAll(async () => {
    for (const original of lines) {
      const taken = await importNotice(actor, { original })
      gaps.set(
        (JSON.parse(original) as Json).id,
        taken.gaps.map(({ path: place }) => place),
      )
    }
  })

  it('go in, all 150: 142 processes, eight of them with a second release', async () => {
    expect(await db().mirroredTender.count()).toBe(142)
    expect(await db().mirroredRelease.count()).toBe(150)
    expect([...gaps.values()].flat().sort()).toEqual([
      '$.awards[0].documents[1].url',
      '$.parties[0].details.url',
      '$.planning.budget.budgetBreakdown',
      '$.planning.budget.budgetBreakdown',
      '$.tender.communication',
      '$.tender.communication',
    ])
  })

  it('come out as they went in, fact by fact, with their own ocid, publisher and licence', async () => {
    let facts = 0
    for (const given of parsed) {
      const found = await findMirroredRecord(given.ocid)
      expect(found).toMatchObject({
        publisher: { name: 'UK Contracts Finder' },
        license: expect.stringContaining('open-government-licence'),
      })
      const out = found!.records[0]!.releases.find(({ id }) => id === given.id)
      const named = gaps.get(given.id)!
      for (const [place, value] of leavesOf(given, '$')) {
        if (named.some((gap) => place === gap || place.startsWith(`${gap}.`) || place.startsWith(`${gap}[`))) continue
        facts++
        expect(at(out, place), `${given.id} ${place}`).toEqual(value)
      }
    }
    expect(facts).toBe(9438)
  })

  it('are kept as they were received', async () => {
    const kept = await db().mirroredRelease.findMany({ select: { original: true } })
    expect(kept.map(({ original }) => original).sort()).toEqual([...lines].sort())
  })

  it('are valid OCDS 1.1.5, each release and each compiled state', async () => {
    const isValid = validator()
    for (const ocid of new Set(parsed.map((one) => one.ocid))) {
      const [record] = (await findMirroredRecord(ocid))!.records
      for (const release of [...record!.releases, record!.compiledRelease]) expect(isValid(release)).toEqual([])
    }
    expect(isValid({ ...parsed[0], date: 'yesterday' })).not.toEqual([])
  })

  it('go out page by page, every release once', async () => {
    const source = await db().mirroredSource.findUniqueOrThrow({ where: { name: 'UK Contracts Finder' } })
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof findMirroredReleases>> = await findMirroredReleases(source.id, cursor ?? undefined)
      ids.push(...page!.package.releases.map(({ id }) => id))
      cursor = page!.next
    } while (cursor)
    expect(ids.toSorted()).toEqual(parsed.map(({ id }) => id).toSorted())
  })

  it('of ProZorro go in and out: quantities, units, lots, suppliers and amounts', async () => {
    const original = text('prozorro-fixtures/tender-complete-no-auction.json')
    const { data: given } = JSON.parse(original)
    const { ocid } = await importNotice(actor, { original })
    expect(ocid).toBe(`ocds-be6bcu-${given.tenderID}`)
    const found = await findMirroredRecord(ocid)
    expect(found!.publisher.name).toBe('ProZorro')
    const [record] = found!.records
    const { tender, awards, contracts, buyer } = record!.compiledRelease as MirroredRelease
    expect(validator()(record!.compiledRelease)).toEqual([])
    expect(buyer).toMatchObject({ name: given.procuringEntity.name })
    expect(tender).toMatchObject({ title: given.title, value: given.value, tenderPeriod: given.tenderPeriod })
    expect(tender!.items).toMatchObject(
      given.items.map((item: Item) => ({
        id: item.id,
        quantity: item.quantity,
        unit: { id: item.unit.code, name: item.unit.name },
      })),
    )
    expect(tender!.lots).toMatchObject(given.lots.map(({ id, title, value }: Lot) => ({ id, title, value })))
    expect(awards).toMatchObject(
      given.awards.map(({ id, value, suppliers }: Award) => ({ id, value, suppliers: [{ name: suppliers[0]!.name }] })),
    )
    expect(contracts!.map(({ awardID }) => awardID)).toEqual(given.contracts.map(({ awardID }: { awardID: string }) => awardID))
  })
})

type Item = { id: string; quantity: number; unit: { code: string; name: string } }
type Lot = { id: string; title: string; value: object }
type Award = { id: string; value: object; suppliers: { name: string }[] }

function validator(): (release: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv as never)
  const validate = ajv.compile(JSON.parse(text('schema-1.1.5/release-schema.json')))
  return (release) =>
    validate(JSON.parse(JSON.stringify(release)))
      ? []
      : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function* leavesOf(value: unknown, place: string): Generator<[string, unknown]> {
  if (isNothing(value)) return
  if (Array.isArray(value))
    for (const [index, inner] of value.filter((one) => !isNothing(one)).entries()) yield* leavesOf(inner, `${place}[${index}]`)
  else if (typeof value === 'object')
    for (const [key, inner] of Object.entries(value as object)) yield* leavesOf(inner, `${place}.${key}`)
  else yield [place, value]
}

function at(value: unknown, place: string): unknown {
  const keys = place
    .slice(2)
    .split(/[.[\]]+/)
    .filter(Boolean)
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)
}
