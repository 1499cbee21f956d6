import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** The city that owes, the maker that is owed, and operators. */
export function visibleTo(actor: Actor): Prisma.InvoiceWhereInput {
  if (actor.kind === 'worker' || isMember(actor, 'operator', 'finance', 'admin')) return {}
  if (isMember(actor, 'city')) return { buyerId: actor.organizationId }
  if (isMember(actor, 'maker', 'owner', 'sales')) return { sellerId: actor.organizationId }
  return { id: { in: [] } }
}

/** Bank statements show other business too: only the organization whose account it is sees its lines, and the operator those it read in itself. */
export function linesVisibleTo(actor: Actor): Prisma.StatementLineWhereInput {
  if (actor.kind === 'worker') return {}
  return mayReadStatements(actor) ? { organizationId: actor.organizationId } : { id: { in: [] } }
}

/** The city's finance role pays. */
export function mayPay(actor: Actor): boolean {
  return isMember(actor, 'city', 'finance')
}

/** Owners and sales staff of the maker read its statements in; the finance role of the operator may help. */
export function mayReadStatements(actor: Actor): actor is Extract<Actor, { kind: 'member' }> {
  return isMember(actor, 'maker', 'owner', 'sales') || isMember(actor, 'operator', 'finance')
}

/** Only an owner says where the money goes. */
export function mayChangePayout(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner')
}

/** Finance and admin roles of the operator read the ledger; nobody writes it by hand. */
export function mayReadLedger(actor: Actor): boolean {
  return isMember(actor, 'operator', 'finance', 'admin')
}
