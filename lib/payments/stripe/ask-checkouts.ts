import { recordCheckout, recordExpiry } from '#lib/payments/stripe/record-checkout.ts'
import { db, readNow, transaction } from '#lib/platform/db.ts'
import { stripe } from '#lib/platform/stripe.ts'
import { minute } from '#lib/values/time.ts'

/** A payment page that was opened this long ago without news is asked about: its webhook may be lost. */
const silence = 10 * minute

/** Asks Stripe about open payment pages that are silent, at most twenty at a time. Returns how many have ended. */
export async function askSilentCheckouts(): Promise<number> {
  const now = await readNow(db())
  const silent = await db().stripePayment.findMany({
    where: { status: 'checkout', checkoutSessionId: { not: null }, updatedAt: { lt: new Date(now.getTime() - silence) } },
    orderBy: { updatedAt: 'asc' },
    take: 20,
    select: { id: true, checkoutSessionId: true },
  })
  let ended = 0
  for (const { id, checkoutSessionId } of silent) {
    const session = await stripe().checkout.sessions.retrieve(checkoutSessionId!)
    // Complete and unpaid: a debit that the bank decides on within days.
    const isPaid = session.status === 'complete' && session.payment_status === 'paid'
    await transaction(async (tx, at) => {
      if (isPaid) await recordCheckout(tx, at, session)
      else if (session.status === 'expired') await recordExpiry(tx, at, session)
      else await tx.stripePayment.updateMany({ where: { id, status: 'checkout' }, data: { updatedAt: at } })
    })
    if (isPaid || session.status === 'expired') ended += 1
  }
  return ended
}
