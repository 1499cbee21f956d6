import { type PaymentStatus, paymentBefore } from '#lib/payments/rules.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'

export type LockedPayment = Prisma.StripePaymentGetPayload<{ include: { invoice: true } }>

/** A payment with its invoice, locked until the commit: all that happens to one payment happens one after the other. */
export async function lockPayment(tx: Tx, where: { id: string } | { chargeId: string }): Promise<LockedPayment | null> {
  const found = await tx.stripePayment.findFirst({ where, select: { id: true } })
  if (!found) return null
  await tx.$executeRaw`SELECT 1 FROM stripe_payment WHERE id = ${found.id} FOR UPDATE`
  return tx.stripePayment.findUniqueOrThrow({ where: { id: found.id }, include: { invoice: true } })
}

type Stamp = { checkoutSessionId?: string; checkoutUrl?: string; transferId?: string }

/** Moves a payment along one of its lines; false when it is past that. */
export async function movePayment(tx: Tx, id: string, to: PaymentStatus, now: Date, stamp: Stamp = {}): Promise<boolean> {
  const { count } = await tx.stripePayment.updateMany({
    where: { id, status: { in: paymentBefore(to) } },
    data: { status: to, updatedAt: now, ...stamp },
  })
  return count === 1
}
