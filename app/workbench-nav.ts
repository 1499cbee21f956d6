import type { IconName } from '#components/ui/icon.tsx'

export type WorkbenchEntry = {
  /** Below the workbench's own address: "" is its first page, "/orders" a part of it. */
  to: '' | `/${string}`
  /** A key below `workbench.nav`. */
  word: string
  icon: IconName
  /** In the bar at the foot of a phone, which has room for four. */
  onPhone?: boolean
}

/** What each kind of organization works on, in the order of its rail. */
export const workbenchNav: Record<'city' | 'maker' | 'operator', WorkbenchEntry[]> = { city: [], maker: [], operator: [] }
