import type { TenderDetail } from '#lib/tenders/index.ts'

/** Products of the need's own class first, then of its sector: the first one is proposed. */
export function fitting<P extends { cpv: string; sector: string }>(products: readonly P[], need: TenderDetail): P[] {
  const rank = (product: P) => (product.cpv === need.item?.cpv ? 0 : product.sector === need.sector ? 1 : 2)
  return [...products].sort((a, b) => rank(a) - rank(b))
}
