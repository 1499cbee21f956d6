import type { DutyWork } from '../core/duties.ts'
import type { Route } from '../core/route.ts'
import { accountLinkRoutes } from './account-links.ts'
import { accountRoutes } from './accounts.ts'
import { balanceRoutes } from './balance.ts'
import { cashRoutes } from './cash-funding.ts'
import { chargeRoutes } from './charges.ts'
import { checkoutSessionRoutes, expireSession } from './checkout-sessions.ts'
import { customerRoutes } from './customers.ts'
import { disputeRoutes, openDispute } from './disputes.ts'
import { eventRoutes } from './events.ts'
import { paymentIntentRoutes } from './payment-intents.ts'
import { payoutRoutes, settlePayout } from './payouts.ts'
import { refundRoutes } from './refunds.ts'
import { transferReversalRoutes } from './transfer-reversals.ts'
import { transferRoutes } from './transfers.ts'

/** Everything that the API answers; the rest is an unrecognized URL. */
export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...accountLinkRoutes,
  ...balanceRoutes,
  ...cashRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...transferReversalRoutes,
  ...transferRoutes,
]

export const DUTIES: DutyWork = {
  'expire-session': (scene, id) => void expireSession(scene, id),
  'open-dispute': (scene, id) => openDispute(scene, id),
  'pay-out': (scene, id, owner) => void settlePayout(scene, id, owner),
}
