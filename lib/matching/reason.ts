import type { LaneMode } from '#lib/reference/lanes.ts'
import type { Admission } from '#lib/reference/rules-packs.ts'

/** What is said of a product that is held against a need, with the number behind it. Amounts are minor units as text. */
export type Reason =
  /** The makers of this country are not admitted, or the product needs an approval. */
  | { code: 'not_admitted'; rule: Exclude<Admission, 'open'>; country: string }
  /** In the order in which the need asks. `held`: a weaker or a like scheme that the maker does show. */
  | { code: 'certificates_missing'; missing: { scheme: string; endedAt: string | null; held: string[] }[] }
  /** The maker has nothing of the kind asked for. */
  | { code: 'no_product'; asked: string }
  /** Another kind of goods than the one asked for. */
  | { code: 'other_kind'; offered: string; asked: string }
  | { code: 'only_with_licensor' }
  | { code: 'no_lane' }
  | { code: 'minimum_order'; minimum: number; asked: number }
  /** `mode` where there is a choice of lanes; `capped`: the share of one maker would have to be lifted too. */
  | {
      code: 'capacity_short'
      usable: number
      short: number
      moreAWeek: number | null
      due: string
      mode: LaneMode | null
      capped: boolean
    }
  | { code: 'over_budget'; overMinor: string; totalMinor: string; currency: string; mode: LaneMode | null }
  | { code: 'probation'; valueMinor: string; limitMinor: string; currency: string }
  /** Its inputs cannot be had in time, or not at all. */
  | { code: 'inputs_missing'; cpv: string[] }
  | { code: 'share_cap'; cap: number }
  | { code: 'certificate_ends'; scheme: string; endsAt: string; due: string }
  /** What would be so if the failing reasons were mended. */
  | { code: 'would_be'; remedy: 'renew' | 'other'; alone: boolean; inCheapest: boolean; cheaperPercent: number | null }
  /** Its part in a chain: units of its own product. */
  | { code: 'chain'; role: 'design' | 'parts' | 'assembly'; units: number }
  | { code: 'consortium'; units: number }
  | { code: 'fits'; usable: number; due: string }

/** alone · together: in a set that meets the need and from which none can be left out · near: only units or money are lacking · excluded. */
export type VerdictKind = 'alone' | 'together' | 'near' | 'excluded'

export type Verdict = {
  productId: string
  organizationId: string
  verdict: VerdictKind
  /** By the last delivery, on the lane that serves best. */
  usableUnits: number
  usable: { dueAt: string; units: number }[]
  reasons: Reason[]
}

/** The order in which reasons are told, the failing ones first. */
const order: readonly Reason['code'][] = [
  'no_product',
  'not_admitted',
  'certificates_missing',
  'other_kind',
  'only_with_licensor',
  'inputs_missing',
  'no_lane',
  'minimum_order',
  'capacity_short',
  'over_budget',
  'probation',
  'would_be',
  'share_cap',
  'certificate_ends',
  'chain',
  'consortium',
  'fits',
]

/** Reasons in the order in which they are told. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

/** Reasons that no price and no capacity can outweigh. */
export const barring: ReadonlySet<Reason['code']> = new Set([
  'not_admitted',
  'certificates_missing',
  'other_kind',
  'only_with_licensor',
  'inputs_missing',
  'no_lane',
  'minimum_order',
])
