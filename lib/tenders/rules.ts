import { rulesPackOf } from '#lib/reference/rules-packs.ts'
import type { FieldFault } from '#lib/values/fault.ts'
import { hour } from '#lib/values/time.ts'
import type { DraftContent, TenderStatus } from './schema.ts'

/** The life of a tender. Whatever is not in the table does not happen. */
export const tenderMoves = {
  draft: { publish: 'published', cancel: 'cancelled' },
  published: { close: 'closed', cancel: 'cancelled' },
  closed: { open: 'opened', fail: 'failed', cancel: 'cancelled' },
  opened: { award: 'awarded', fail: 'failed' },
  awarded: {},
  failed: {},
  cancelled: {},
} as const satisfies Record<TenderStatus, Partial<Record<string, TenderStatus>>>

export type TenderMove = 'publish' | 'cancel' | 'close' | 'open' | 'fail' | 'award'

/** The status after a move, or null when the table has no such move. */
export function tenderAfter(status: TenderStatus, move: TenderMove): TenderStatus | null {
  return (tenderMoves[status] as Partial<Record<TenderMove, TenderStatus>>)[move] ?? null
}

/** All statuses from which a move is possible: the guard of an update. */
export function statusesBefore(move: TenderMove): TenderStatus[] {
  return (Object.keys(tenderMoves) as TenderStatus[]).filter((status) => tenderAfter(status, move) !== null)
}

/** A demo closes soon enough to be watched; in earnest the rules pack says how long makers get. */
export function leastOpenMs(rulesPack: string, demo: boolean): number {
  return demo ? hour : rulesPackOf(rulesPack).leastOpenHours * hour
}

/** What contradicts itself in a need, whatever the time: field → message. Empty when nothing does. */
export function draftFaults(draft: DraftContent): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {}
  const refuse = (field: string, message: string, values?: FieldFault['values']) => {
    faults[field] ??= { message, values }
  }
  const weights = draft.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  if (weights !== 100) refuse('criteria', 'weightsNotHundred', { sum: weights })
  if (draft.contractAt <= draft.closesAt) refuse('contractAt', 'contractBeforeClosing')
  if (draft.questionsUntil && draft.questionsUntil >= draft.closesAt) refuse('questionsUntil', 'questionsAfterClosing')
  const pack = rulesPackOf(draft.rulesPack)
  if (draft.minimumQuotes < pack.minimumQuotes) refuse('minimumQuotes', 'minimumQuotesOfPack', { least: pack.minimumQuotes })
  if (draft.standstillDays < pack.standstillDays) refuse('standstillDays', 'standstillOfPack', { least: pack.standstillDays })
  const partial = draft.jointForms.includes('partial_quantity')
  if (!partial && draft.maxSharePercent !== 100) refuse('maxSharePercent', 'shareNeedsPartial')
  deliveryFaults(draft, refuse)
  return faults
}

/** Deliveries rise in time and quantity; the last one is the whole quantity; all come after the contract. */
function deliveryFaults(draft: DraftContent, refuse: (field: string, message: string, values?: FieldFault['values']) => void) {
  let before = { dueAt: draft.contractAt, quantity: 0 }
  for (const delivery of draft.deliveries) {
    if (delivery.dueAt <= draft.contractAt) refuse('deliveries', 'deliveryBeforeContract')
    else if (delivery.dueAt <= before.dueAt || delivery.quantity <= before.quantity) refuse('deliveries', 'deliveriesNotRising')
    before = delivery
  }
  if (before.quantity !== draft.item.quantity) refuse('deliveries', 'deliveriesNotWhole', { quantity: draft.item.quantity })
}

/** `pack`: its rules are for buying without a tender; they know no time to quote and no standstill. */
export type PublicationGap = 'pack' | 'rehearsal' | 'closing'

/** Why a draft cannot be published at `now`; empty when it can. */
export function publicationGaps(
  tender: { closesAt: Date; rulesPack: string },
  now: Date,
  rehearsalPassed: boolean,
  demo: boolean,
): PublicationGap[] {
  const gaps: PublicationGap[] = []
  if (rulesPackOf(tender.rulesPack).directBelow) gaps.push('pack')
  if (!rehearsalPassed) gaps.push('rehearsal')
  if (tender.closesAt.getTime() - now.getTime() < leastOpenMs(tender.rulesPack, demo)) gaps.push('closing')
  return gaps
}
