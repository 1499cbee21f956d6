/** A stranger's JSON as notices: releases, records, and tenders as ProZorro's API gives them. */
import { isProzorro, readProzorro } from './prozorro.ts'
import { type MirroredRelease, release } from './release-shape.ts'
import { type Gap, instant, isKeepable, object, personal, type Shape, storable } from './shape.ts'

/** Why nothing can be made of it, as a notice or already as a part of a file; a key of the `errors` messages. */
export type Refusal =
  | 'noticeNotAnObject'
  | 'noticeNestedTooDeep'
  | 'noticeNoOcid'
  | 'noticeOcidTooLong'
  | 'noticeNoDate'
  | 'noticeEmpty'
  | 'noticeNotOcds'
  | 'noticeNotJson'
  | 'noticeNotUtf8'
  | 'noticeTooLong'
  | 'noticeLinkedOnly'
export type Reading = { release: MirroredRelease; gaps: Gap[] } | { refusal: Refusal }

/** Deeper JSON is nobody's notice: readers that walk by recursion would fall over it. */
export const deepest = 100

/** No person reads more; the original is kept whole, and that there is more is said. */
const mostGaps = 2000

/** What a release without a date of its own may take: the date of the package it came in. */
export type Around = { publishedAt?: string | undefined }

/** One release, compiled release or ProZorro tender. Never throws, whatever the value is. */
export function readNotice(value: unknown, around: Around = {}): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refusal: 'noticeNotAnObject' }
  if (isDeeperThan(value, deepest)) return { refusal: 'noticeNestedTooDeep' }
  if (isProzorro(value)) return finished(readProzorro(value), around)
  const gaps: Gap[] = []
  const read = release(value, '$', gaps)
  if (read?.ocid === undefined) return { refusal: looksLikeOcds(value) ? 'noticeNoOcid' : 'noticeNotOcds' }
  return finished({ read, gaps }, around)
}

type Read = { read: Partial<MirroredRelease>; gaps: Gap[] }

/** Gives a release what OCDS asks of every one, from what it says elsewhere. */
function finished({ read, gaps }: Read, around: Around): Reading {
  const { ocid } = read
  if (!ocid) return { refusal: 'noticeNoOcid' }
  if (ocid.length > 200) return { refusal: 'noticeOcidTooLong' }
  if (!read.tender && !read.awards && !read.contracts && !read.planning && !read.title) return { refusal: 'noticeEmpty' }
  const published = around.publishedAt === undefined ? undefined : instant(around.publishedAt, '$.date', [])
  const date = read.date ?? published ?? newestDateIn(read)
  if (!date) return { refusal: 'noticeNoDate' }
  if (!read.date) gaps.push({ path: '$.date', reason: 'dateMissing' })
  if (!read.id) gaps.push({ path: '$.id', reason: 'idMissing' })
  if (!read.tag) gaps.push({ path: '$.tag', reason: 'tagMissing' })
  const buyer = read.buyer ?? buyerAmong(read)
  const contracts = read.contracts?.flatMap((contract, index) => {
    const awardID = contract.awardID ?? (read.awards?.length === 1 ? read.awards[0]!.id : undefined)
    if (awardID !== undefined) return [{ ...contract, awardID }]
    gaps.push({ path: `$.contracts[${index}]`, reason: 'noAward' })
    return []
  })
  const { contracts: _, tender, ...rest } = read
  return {
    release: {
      ...rest,
      ocid,
      date,
      id: read.id ?? `${ocid}-${date}`,
      tag: read.tag ?? [read.contracts ? 'contract' : read.awards ? 'award' : read.tender ? 'tender' : 'planning'],
      initiationType: 'tender',
      ...(buyer && { buyer }),
      ...(tender && { tender: { ...tender, id: tender.id ?? ocid } }),
      ...(contracts && contracts.length > 0 && { contracts }),
    },
    gaps: gaps.length <= mostGaps ? gaps : [...gaps.slice(0, mostGaps), { path: '$', reason: 'tooMany' }],
  }
}

/** Where the buyer is named among the parties alone, or only as the procuring entity. */
function buyerAmong({ parties, tender }: Partial<MirroredRelease>): MirroredRelease['buyer'] {
  const buyer =
    parties?.find(({ roles }) => roles?.includes('buyer')) ?? parties?.find(({ roles }) => roles?.includes('procuringEntity'))
  if (!buyer) return tender?.procuringEntity
  return { ...(buyer.id !== undefined && { id: buyer.id }), ...(buyer.name !== undefined && { name: buyer.name }) }
}

function newestDateIn({ tender, awards }: Partial<MirroredRelease>): string | undefined {
  const dates = [tender?.datePublished, ...(awards ?? []).flatMap((award) => [award.datePublished, award.date])]
  return dates.filter((date) => date !== undefined).sort((a, b) => Date.parse(b) - Date.parse(a))[0]
}

function looksLikeOcds(value: object): boolean {
  return ['tender', 'awards', 'contracts', 'planning', 'buyer', 'parties', 'tag'].some((key) => key in value)
}

/** Walks without recursion, so that no depth can break it. */
function isDeeperThan(value: unknown, most: number): boolean {
  const waiting: [unknown, number][] = [[value, 1]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, depth] = next
    if (typeof one !== 'object' || one === null) continue
    if (depth > most) return true
    for (const inner of Object.values(one)) waiting.push([inner, depth + 1])
  }
  return false
}

const asText: Shape<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' ? storable(value.trim()).slice(0, 2000) : undefined
const envelope = object({
  publisher: (value) => (typeof value === 'object' && value !== null ? publisher(value, '$', []) : undefined),
  license: asText,
  publishedDate: asText,
  links: personal,
})
const publisher = object({ name: asText, uri: asText })

export type Envelope = {
  publisherName?: string | undefined
  publisherUri?: string | undefined
  license?: string | undefined
  publishedAt?: string | undefined
}

/** A package's date as an instant; undefined for what is none. */
export function publishedAtOf(text: string): string | undefined {
  const at = Date.parse(text)
  return isKeepable(at) ? new Date(at).toISOString() : undefined
}

/** What a package says about everything in it. */
export function readEnvelope(value: unknown): Envelope {
  const read = typeof value === 'object' && value !== null && !Array.isArray(value) ? envelope(value, '$', []) : undefined
  return {
    publisherName: read?.publisher?.name,
    publisherUri: read?.publisher?.uri,
    license: read?.license,
    publishedAt: read?.publishedDate && publishedAtOf(read.publishedDate),
  }
}
