import type { IconName } from '#components/ui/icon.tsx'
import type { Role } from '#lib/platform/access.ts'
import type { OrganizationKind } from '#lib/platform/actor.ts'

export type WorkbenchEntry = {
  /** Below the workbench's own address: "" is its first page, "/orders" a part of it. */
  to: '' | `/${string}`
  /** A key below `workbench.nav`. */
  word: string
  icon: IconName
  /** In the bar at the foot of a phone, which has room for four. */
  onPhone?: boolean
  /** Who finds something behind it; everyone of the organization when absent. */
  roles?: readonly Role[]
}

/** What each kind of organization works on, in the order of its rail. */
export const workbenchNav: Record<OrganizationKind, WorkbenchEntry[]> = {
  city: [
    { to: '', word: 'desk', icon: 'desk', onPhone: true },
    { to: '/needs', word: 'needs', icon: 'need', onPhone: true },
    { to: '/orders', word: 'orders', icon: 'order', onPhone: true },
    { to: '/payments', word: 'payments', icon: 'payment', onPhone: true },
  ],
  maker: [
    { to: '', word: 'desk', icon: 'desk', onPhone: true },
    { to: '/products', word: 'products', icon: 'product' },
    { to: '/capacity', word: 'capacity', icon: 'capacity' },
    { to: '/matches', word: 'matches', icon: 'match', onPhone: true },
    { to: '/quotes', word: 'quotes', icon: 'quote', onPhone: true },
    { to: '/orders', word: 'orders', icon: 'order', onPhone: true },
    { to: '/devices', word: 'devices', icon: 'device' },
    { to: '/payments', word: 'payments', icon: 'payment', roles: ['owner', 'sales'] },
  ],
  operator: [
    { to: '', word: 'desk', icon: 'desk', onPhone: true },
    { to: '/listings', word: 'listings', icon: 'review', onPhone: true },
    { to: '/newcomers', word: 'newcomers', icon: 'people', roles: ['moderator', 'admin'] },
    { to: '/devices', word: 'devices', icon: 'device' },
    { to: '/ledger', word: 'ledger', icon: 'ledger', onPhone: true, roles: ['finance', 'admin'] },
    { to: '/audit', word: 'audit', icon: 'audit', onPhone: true },
  ],
}
