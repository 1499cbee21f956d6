import { beforeAll, describe, expect, it } from 'vitest'
import { boardFilters, readBoard } from '#lib/discovery/index.ts'
import { findNotice, importNotice, placeBuyers } from '#lib/mirrors/index.ts'
import { importPlaces } from '#lib/places/index.ts'
import { publicActor, worker } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { draftTender } from '#lib/tenders/index.ts'
import { day } from '#lib/values/time.ts'
import { sampleNotices } from '#seed/sample-notices.ts'
import { createCity, needContent } from '#tests/support/sealing.ts'

const actor = worker('import')
const now = new Date()
const samples = sampleNotices(now)
const take = (notice: object, more: object = {}) => importNotice(actor, { original: JSON.stringify(notice), ...more })
const titles = async (asked: Record<string, string>) => {
  const { rows } = await readBoard(publicActor, boardFilters.parse(asked))
  return rows.map((row) => (row.kind === 'mirrored' ? row.notice.title : row.need.title))
}
const counts = async () => ({
  tenders: await db().mirroredTender.count(),
  releases: await db().mirroredRelease.count(),
  events: await db().event.count(),
})

describe('a notice of somebody else', () => {
  it('is taken in once: the same again, in another order of fields, changes nothing', async () => {
    const notice = { ...samples[0]!, ocid: 'ocds-smpl00-once' }
    expect(await take(notice)).toMatchObject({
      outcome: 'imported',
      gaps: [{ path: '$.tender.reviewPanel', reason: 'unknownField' }],
    })
    const before = await counts()
    const turned = Object.fromEntries(Object.entries(notice).reverse())
    await expect(take(turned)).rejects.toMatchObject({ code: 'conflict', message: 'noticeUnchanged' })
    expect(await counts()).toEqual(before)
  })

  it('moves forward with a newer release, and never back with an older one', async () => {
    const release = (id: string, days: number, title: string) => ({
      ...samples[0]!,
      ocid: 'ocds-smpl00-order',
      id,
      date: new Date(now.getTime() + days * day).toISOString(),
      tender: { id: 'T', title },
    })
    expect(await take(release('2', -5, 'Second'))).toMatchObject({ outcome: 'imported' })
    const { id, outcome } = await take(release('3', -1, 'Third'))
    expect(outcome).toBe('updated')
    expect((await take(release('1', -9, 'First'))).outcome).toBe('kept')
    const found = await findNotice(id)
    expect(found).toMatchObject({ title: 'Third', release: { tag: ['compiled'], tender: { title: 'Third' } } })
    expect(found!.releases.map(({ releaseId }) => releaseId)).toEqual(['3', '2', '1'])
    await expect(take(release('2', -5, 'Second'))).rejects.toMatchObject({ message: 'noticeUnchanged' })
  })

  it('stays with its publisher: the file of another one does not take the process over', async () => {
    const notice = { ...samples[0]!, ocid: 'ocds-smpl00-owner', id: '1' }
    const by = (publisher: string) => ({ envelope: { publisherName: publisher } })
    const { id } = await take(notice, by('First publisher'))
    const second = {
      ...notice,
      id: '2',
      date: new Date(now.getTime() + day).toISOString(),
      tender: { id: 'T', title: 'Taken over' },
    }
    await expect(take(second, by('Second publisher'))).rejects.toMatchObject({ message: 'noticeOtherSource' })
    expect((await findNotice(id))!.title).not.toBe('Taken over')
    expect((await take(second, by('First publisher'))).outcome).toBe('updated')
  })

  it('is taken in once by two at once', async () => {
    const notice = { ...samples[0]!, ocid: 'ocds-smpl00-race' }
    const outcomes = await Promise.allSettled([take(notice), take(notice), take(notice)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().mirroredRelease.count({ where: { tender: { ocid: notice.ocid } } })).toBe(1)
  })

  it.each([
    ['{"ocid": ', 'noticeNotJson'],
    ['[]', 'noticeNotAnObject'],
    [JSON.stringify({ ...samples[0]!, ocid: '' }), 'noticeNoOcid'],
    [JSON.stringify({ ...samples[0]!, ocid: 'ocds-smpl00-x', date: 'soon' }), 'noticeNoDate'],
    [JSON.stringify({ ...samples[0]!, ocid: 'ocds-smpl00-x', date: '0001-01-01T00:00:00+01:00' }), 'noticeNoDate'],
    [JSON.stringify({ ...samples[0]!, ocid: 'ocds-smpl00-x', date: '9999-12-31T23:59:59-01:00' }), 'noticeNoDate'],
  ])('that cannot be read is refused and leaves nothing behind: %s', async (original, message) => {
    const before = await counts()
    await expect(importNotice(actor, { original })).rejects.toMatchObject({ code: 'invalid', fields: { original: { message } } })
    expect(await counts()).toEqual(before)
  })

  it.each(['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-23:59'])(
    'that closes in no year of ours is taken in without that date: %s',
    async (endDate) => {
      const tender = { id: 'T', title: 'Lamps', tenderPeriod: { endDate } }
      expect(await take({ ...samples[0]!, ocid: `ocds-smpl00-${endDate}`, tender })).toMatchObject({
        gaps: [{ path: '$.tender.tenderPeriod.endDate', reason: 'notADate' }],
      })
      await expect(take({ ...samples[0]!, ocid: `ocds-smpl00-d${endDate}`, date: endDate })).rejects.toMatchObject({
        fields: { original: { message: 'noticeNoDate' } },
      })
    },
  )

  it.each([
    { publisherName: ' ' },
    { publisherName: 'a\0b', publisherUri: '' },
    { license: 'x'.repeat(2000) },
    { publisherName: undefined },
  ])('is not kept out by what its package says of itself: %o', async (envelope) => {
    const ocid = `ocds-smpl00-${JSON.stringify(envelope).length}`
    expect(await take({ ...samples[0]!, ocid }, { envelope })).toMatchObject({ outcome: 'imported' })
  })

  it('with more unknown fields than anybody reads names the first of them, and that there are more', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]))
    const { gaps } = await take({ ...samples[0]!, ocid: 'ocds-smpl00-gaps', tender: { id: 'T', title: 'Lamps', ...unknown } })
    expect(gaps).toHaveLength(2001)
    expect(gaps.at(-1)).toEqual({ path: '$', reason: 'tooMany' })
  })

  it('with signs that cannot be stored is stored, and its original is what was received', async () => {
    const original = `{"ocid":"ocds-smpl00-nul","id":"1", "date":"2026-11-01T00:00:00Z","tender":{"title":"a\\u0000b\\ud800c"}}`
    const { id } = await importNotice(actor, { original })
    const [release] = await db().mirroredRelease.findMany({ where: { tenderId: id } })
    expect(release!.original).toBe(original)
    expect((await findNotice(id))!.title).toBe('a\ufffdb\ufffdc')
  })

  it('belongs to the source that its package names; terms that are told later complete it', async () => {
    const notice = { ...samples[0]!, ocid: 'ocds-smpl00-source' }
    await take(notice, { envelope: { publisherName: 'City of Rivers' } })
    await take(
      { ...notice, id: '2' },
      { envelope: { publisherName: 'City of Rivers', license: 'https://creativecommons.org/licenses/by/4.0/' } },
    )
    expect(await db().mirroredSource.findMany({ where: { name: 'City of Rivers' } })).toMatchObject([
      { licence: 'CC BY 4.0', licenceUrl: 'https://creativecommons.org/licenses/by/4.0/' },
    ])
  })

  it('is taken in by our tools alone', async () => {
    await expect(importNotice(publicActor, { original: JSON.stringify(samples[1]) })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the board', () => {
  beforeAll(async () => {
    for (const notice of samples) await take(notice)
  })

  it('finds a notice by its words in three scripts', async () => {
    const [english, korean, chinese] = samples.map(({ tender }) => (tender as { title: string }).title)
    expect(await titles({ q: 'harbor stop display' })).toEqual([])
    expect(await titles({ q: 'harbour stop displays' })).toContain(english)
    expect(await titles({ q: '미세먼지' })).toEqual([korean])
    expect(await titles({ q: '먼지 측정' })).toEqual([korean])
    expect(await titles({ q: '停车终端' })).toEqual([])
    expect(await titles({ q: '支付终端' })).toEqual([chinese])
    expect(await titles({ q: samples[2]!.ocid })).toEqual([chinese])
  })

  it('is narrowed by country, division, source and state', async () => {
    const korean = '실외 미세먼지 간이측정기 구매'
    expect(await titles({ country: 'KR' })).toContain(korean)
    expect(await titles({ country: 'KR', source: 'own' })).not.toContain(korean)
    expect(await titles({ cpv: '38', status: 'all' })).toEqual(expect.arrayContaining([korean, '无人值守停车支付终端采购']))
    expect(await titles({ cpv: '31' })).not.toContain(korean)
    expect(await titles({ country: 'KR', status: 'closed' })).toEqual([])
    expect(await titles({ status: 'dreaming', cpv: '99', country: 'Korea' } as never)).toContain(korean)
  })

  it('is walked page by page, forth and back, without a gap or a repetition', async () => {
    for (let number = 100; number < 130; number++)
      await take({
        ...samples[0]!,
        ocid: `ocds-smpl00-${number}`,
        date: new Date(now.getTime() - (number % 3) * day).toISOString(),
      })
    for (const asked of [{ status: 'all' }, { q: 'harbour' }, { status: 'open' }] as Record<string, string>[]) {
      const pages: string[][] = []
      let cursor: string | null = null
      let newer: string | null = null
      do {
        const page = await readBoard(publicActor, boardFilters.parse({ ...asked, ...(cursor && { cursor }) }), 10)
        pages.push(page.rows.map((row) => (row.kind === 'own' ? row.need.id : row.notice.id)))
        cursor = page.older
        newer = page.newer
      } while (cursor)
      expect(pages.length).toBeGreaterThan(3)
      expect(new Set(pages.flat()).size).toBe(pages.flat().length)
      const back = await readBoard(publicActor, boardFilters.parse({ ...asked, cursor: newer! }), 10)
      expect(back.rows.map((row) => (row.kind === 'own' ? row.need.id : row.notice.id))).toEqual(pages.at(-2))
    }
  })

  it('survives what nobody should ask', async () => {
    for (const q of ["'", '\\', '&|!', ':*', '\0', 'x'.repeat(500), '\ud800'])
      expect(await titles({ q, status: 'all' })).toBeDefined()
    for (const cursor of ['x', 'WyJvIiwxLCJcdTAwMDAiXQ', btoa('["o",1e300,"x"]'), btoa('["n",1.5,"x"]')])
      expect(await titles({ cursor, status: 'all' })).toBeDefined()
  })

  it('places a buyer where its city is known and nothing else is called so', async () => {
    const city = (key: string, name: string, country: string, region: string, timeZone: string) => ({
      ...{ key, name, asciiName: name, country, region, latitude: 10, longitude: 20, timeZone, population: 1 },
    })
    const from = (number: number, locality: string, countryName: string) => ({
      ...samples[0]!,
      ocid: `ocds-smpl00-place-${number}`,
      parties: [{ id: 'B-1', name: 'Buyer', roles: ['buyer'], address: { locality, countryName } }],
    })
    const taken = [
      await take(from(1, 'Suzhou', 'China')),
      await take(from(2, 'VALENCIA', 'Spain')),
      await take(from(3, 'Valencia', 'Atlantis')),
    ]
    const done = await importPlaces(actor, {
      places: [
        city('Q42622', 'Suzhou', 'CN', 'Jiangsu', 'Asia/Shanghai'),
        city('Q360643', 'Suzhou', 'CN', 'Anhui', 'Asia/Shanghai'),
        city('Q8818', 'València', 'ES', 'Comunidad Valenciana', 'Europe/Madrid'),
        city('Q54880', 'Valencia', 'VE', 'Carabobo', 'America/Caracas'),
        city('Q10690', 'Cardiff', 'GB', 'Cardiff', 'Australia/Sydney'),
      ],
    })
    expect(done).toMatchObject({ added: 5, wrongZones: ['Cardiff (GB): Australia/Sydney'] })
    await placeBuyers(actor, {})
    const placed = await Promise.all(taken.map(async ({ id }) => (await findNotice(id))?.place?.key ?? null))
    expect(placed).toEqual([null, 'Q8818', null])
    const { places } = await readBoard(publicActor, boardFilters.parse({ status: 'all' }))
    expect(places).toMatchObject([{ key: 'Q8818', own: 0, mirrored: 1 }])
    expect(await titles({ place: 'Q8818' })).toHaveLength(1)
  })
})

describe('a need written from a notice', () => {
  it('remembers it; one that is not there is refused', async () => {
    const { officer } = await createCity()
    const { id: sourceNoticeId } = await take({ ...samples[0]!, ocid: 'ocds-smpl00-need' })
    const { id } = await draftTender(officer, { ...needContent(), sourceNoticeId })
    expect(await db().tender.findUniqueOrThrow({ where: { id } })).toMatchObject({ sourceNoticeId })
    await expect(draftTender(officer, { ...needContent(), sourceNoticeId: 'mir_0' })).rejects.toMatchObject({
      fields: { form: { message: 'sourceNoticeUnknown' } },
    })
  })
})
