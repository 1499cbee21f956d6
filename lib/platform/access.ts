/**
 * Who may use an entry point. Each page, route, action, stream, topic and job exports its own; the authorization matrix is
 * made of them, and a build with an undeclared entry point fails.
 */
export type Access =
  /** Anyone, without signing in. */
  | { kind: 'public' }
  /** Any signed-in person. */
  | { kind: 'person' }
  /** A member of the organization that the URL names, holding one of the roles. */
  | { kind: 'member'; of: 'city' | 'maker' | 'operator'; roles: readonly Role[] }
  /** An organization's API key with this scope. */
  | { kind: 'apiKey'; scope: string }
  /** A device, for its own subtree only. */
  | { kind: 'device' }
  /** A peer that signs its messages with a shared secret (Stripe). */
  | { kind: 'signed'; by: 'stripe' }
  /** Our own workers; no request reaches it. */
  | { kind: 'worker' }

export type Role = CityRole | MakerRole | OperatorRole
export type CityRole = 'viewer' | 'officer' | 'custodian' | 'inspector' | 'finance'
export type MakerRole = 'owner' | 'sales' | 'production'
export type OperatorRole = 'moderator' | 'finance' | 'admin'

export const publicAccess = { kind: 'public' } as const satisfies Access
export const personAccess = { kind: 'person' } as const satisfies Access

/** Members of the city in the URL with one of these roles; without roles, any member. */
export function cityAccess(...roles: CityRole[]) {
  return { kind: 'member', of: 'city', roles } as const satisfies Access
}

/** Members of the maker in the URL with one of these roles; without roles, any member. */
export function makerAccess(...roles: MakerRole[]) {
  return { kind: 'member', of: 'maker', roles } as const satisfies Access
}

/** Members of the operator with one of these roles; without roles, any member. */
export function operatorAccess(...roles: OperatorRole[]) {
  return { kind: 'member', of: 'operator', roles } as const satisfies Access
}
