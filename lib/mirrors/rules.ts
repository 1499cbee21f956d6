export const noticeStates = ['announced', 'open', 'closed', 'awarded', 'cancelled', 'unsuccessful'] as const
export type NoticeState = (typeof noticeStates)[number]

/** How a notice of somebody else stands at `now`, from what its publisher says: an award says more than a status, a status more than a date. */
export function noticeState(
  { status, awarded, closesAt }: { status: string | null; awarded: boolean; closesAt: Date | null },
  now: Date,
): NoticeState {
  if (status === 'cancelled' || status === 'withdrawn') return 'cancelled'
  if (awarded) return 'awarded'
  if (status === 'unsuccessful') return 'unsuccessful'
  if (status === 'complete') return 'closed'
  if (closesAt !== null) return closesAt > now ? 'open' : 'closed'
  return 'announced'
}
