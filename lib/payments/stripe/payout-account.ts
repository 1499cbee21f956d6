import { worker } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { addJob } from '#lib/platform/jobs.ts'
import { stripe } from '#lib/platform/stripe.ts'

/**
 * The address of Stripe's own page where the maker says who it is and where its money goes. Makes the maker's account at the first
 * call; the organization's id is the idempotency key. Both URLs are pages of ours.
 */
export async function openPayoutAccount(
  organizationId: string,
  urls: { returnUrl: string; refreshUrl: string },
): Promise<string> {
  const account = (await findStripeAccount(organizationId)) ?? (await createStripeAccount(organizationId))
  const link = await stripe().accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: urls.returnUrl,
    refresh_url: urls.refreshUrl,
  })
  return link.url
}

async function findStripeAccount(organizationId: string): Promise<string | null> {
  const row = await db().payoutAccount.findUniqueOrThrow({ where: { organizationId }, select: { stripeAccountId: true } })
  return row.stripeAccountId
}

async function createStripeAccount(organizationId: string): Promise<string> {
  const { name, country } = await db().organization.findUniqueOrThrow({ where: { id: organizationId } })
  const { id } = await stripe().accounts.create(
    {
      country,
      controller: { stripe_dashboard: { type: 'express' }, fees: { payer: 'application' }, losses: { payments: 'application' } },
      capabilities: { transfers: { requested: true } },
      business_profile: { name },
      metadata: { organization: organizationId },
    },
    { idempotencyKey: `payout:${organizationId}` },
  )
  await transaction((tx, now) =>
    tx.payoutAccount.updateMany({
      where: { organizationId, stripeAccountId: null },
      data: { stripeAccountId: id, updatedAt: now },
    }),
  )
  return id
}

/** Asks Stripe how a maker's account stands now. When it has become ready, what is held for the maker is transferred. */
export async function readPayoutAccount(stripeAccountId: string): Promise<void> {
  const known = await db().payoutAccount.findUnique({ where: { stripeAccountId } })
  if (!known) return
  const account = await stripe().accounts.retrieve(stripeAccountId)
  const stripeReady = account.capabilities?.transfers === 'active' && account.payouts_enabled
  await transaction(async (tx, now) => {
    const { count } = await tx.payoutAccount.updateMany({
      where: { stripeAccountId, stripeReady: !stripeReady },
      data: { stripeReady, updatedAt: now },
    })
    if (count === 0) return
    const { organizationId } = known
    await record(tx, worker('stripe'), now, [
      { name: stripeReady ? 'payout.ready' : 'payout.restricted', subject: organizationId, organizationId },
    ])
    if (!stripeReady) return
    const waiting = await tx.stripePayment.findMany({
      where: { status: { in: ['paid', 'won'] }, invoice: { sellerId: organizationId } },
      select: { id: true },
    })
    for (const { id } of waiting) await addJob(tx, 'make_transfer', { paymentId: id }, { jobKey: `make_transfer:${id}` })
  })
}
