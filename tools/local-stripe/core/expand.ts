import { type Fields, listTexts } from './fields.ts'
import { findObject, type Shelf } from './shelf.ts'
import { invalid } from './stripe-error.ts'
import { PLATFORM, type World } from './world.ts'

const DEPTH = 4

/** Replaces ids by their objects along the paths of `expand[]`, such as `data.payment_intent.latest_charge`; works on a copy. */
export function expandAnswer(world: World, owner: string, answer: object, fields: Fields): object {
  const paths = listTexts(fields, 'expand') ?? []
  if (paths.length === 0) return answer
  const copy = structuredClone(answer)
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > DEPTH + 1) throw invalid(`You cannot expand more than ${DEPTH} levels of a property.`, 'expand')
    expandStep(world, owner, copy as Record<string, unknown>, steps, path)
  }
  return copy
}

function expandStep(world: World, owner: string, holder: Record<string, unknown>, [step, ...rest]: string[], path: string) {
  if (step === undefined) return
  if (!(step in holder)) {
    throw invalid(`This property cannot be expanded (${path}).`, 'expand')
  }
  const value = holder[step]
  if (typeof value === 'string') holder[step] = lookUp(world, owner, value) ?? value
  const next = holder[step]
  for (const entry of Array.isArray(next) ? next : [next]) {
    if (entry && typeof entry === 'object') expandStep(world, owner, entry as Record<string, unknown>, rest, path)
  }
}

function lookUp(world: World, owner: string, id: string): object | undefined {
  const shelves: Record<string, Shelf<{ id: string }>> = {
    acct: world.accounts,
    cus: world.customers,
    cs: world.sessions,
    pi: world.paymentIntents,
    ch: world.charges,
    py: world.charges,
    dp: world.disputes,
    re: world.refunds,
    pyr: world.refunds,
    tr: world.transfers,
    po: world.payouts,
    txn: world.balanceTransactions,
  }
  const shelf = shelves[id.split('_')[0]!]
  const found = shelf && (findObject(shelf, owner, id) ?? findObject(shelf, PLATFORM, id))
  return found && structuredClone(found)
}
