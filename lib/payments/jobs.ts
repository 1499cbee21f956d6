import { makeTransfer } from '#lib/payments/stripe/make-transfer.ts'
import { openCheckout } from '#lib/payments/stripe/open-checkout.ts'
import { readPayoutAccount } from '#lib/payments/stripe/payout-account.ts'
import { readLateEvent } from '#lib/payments/stripe/receive-event.ts'
import { reverseTransfer } from '#lib/payments/stripe/reverse-transfer.ts'
import { workerAccess as access, type JobTable } from '#lib/platform/jobs.ts'

/** Calls to Stripe that follow a commit. */
export const paymentJobs: JobTable = {
  open_checkout: { access, run: async ({ paymentId }) => void (await openCheckout(String(paymentId))) },
  make_transfer: { access, run: ({ paymentId }) => makeTransfer(String(paymentId)) },
  reverse_transfer: {
    access,
    run: ({ paymentId, amount, cause }) => reverseTransfer(String(paymentId), BigInt(String(amount)), String(cause)),
  },
  read_stripe_event: { access, run: ({ eventId }) => readLateEvent(String(eventId)) },
  read_payout_account: { access, run: ({ stripeAccountId }) => readPayoutAccount(String(stripeAccountId)) },
}
