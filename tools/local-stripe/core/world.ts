import type { Stripe } from 'stripe'
import { LIMITS } from './settings.ts'
import { createShelf, type Shelf } from './shelf.ts'

/** The owner of what belongs to no connected account. */
export const PLATFORM = 'platform'

export type OnboardingLink = {
  id: string
  account: string
  returnUrl: string
  refreshUrl: string
  expiresAt: number
  used: boolean
}

/** Something that happens by itself later: `at` in milliseconds of the objects' clock. */
export type Duty = { at: number; kind: 'pay-out' | 'open-dispute' | 'expire-session'; id: string; owner: string }

/** What a Checkout Session will tell its payment intent. */
export type SessionIntent = {
  description: string | null
  metadata: Record<string, string>
  receiptEmail: string | null
  transferGroup: string | null
}

/** An event on its way to the receiver: `at` in milliseconds of the machine's clock. */
export type Delivery = { event: string; attempts: number; at: number }

/** An answer that is given again to a repeated idempotency key. */
export type Replay = { request: string; status: number; body: unknown; requestId: string; at: number }

/** Everything that the emulator knows. Plain data: a snapshot is this and nothing else. */
export type World = ReturnType<typeof emptyWorld>

export function emptyWorld() {
  const shelf = <T extends { id: string }>(whenFull?: Shelf<T>['whenFull']) => createShelf<T>(LIMITS.objectsPerKind, whenFull)
  return {
    accounts: shelf<Stripe.Account>('refuse'),
    onboardingLinks: shelf<OnboardingLink>(),
    customers: shelf<Stripe.Customer>('refuse'),
    sessions: shelf<Stripe.Checkout.Session>(),
    paymentIntents: shelf<Stripe.PaymentIntent>(),
    charges: shelf<Stripe.Charge>(),
    disputes: shelf<Stripe.Dispute>(),
    refunds: shelf<Stripe.Refund>(),
    transfers: shelf<Stripe.Transfer>(),
    payouts: shelf<Stripe.Payout>(),
    balanceTransactions: shelf<Stripe.BalanceTransaction>(),
    cashTransactions: shelf<Stripe.CustomerCashBalanceTransaction>(),
    events: createShelf<Stripe.EventBase>(LIMITS.events),
    /** By the session's id, while it is open. */
    sessionIntents: new Map<string, SessionIntent>(),
    /** Minor units by owner, then currency. Running sums, so that old transactions may be dropped. */
    balances: new Map<string, Record<string, number>>(),
    replays: new Map<string, Replay>(),
    duties: [] as Duty[],
    outbox: [] as Delivery[],
  }
}

/** One request, or one piece of later work: what its handler may look at and change. */
export type Scene = {
  world: World
  publicUrl: string
  payoutDelayMs: number
  disputeDelayMs: number
  /** Milliseconds; `created` of objects is in seconds. */
  nowMs: number
  request: { id: string | null; idempotency_key: string | null }
}

export function seconds(scene: Scene): number {
  return Math.floor(scene.nowMs / 1000)
}
