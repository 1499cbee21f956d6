import { z } from 'zod'
import { mayChangePayout } from '#lib/payments/policy.ts'
import { mayUseStripe } from '#lib/payments/rules.ts'
import { isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'

/**
 * The maker asks for payouts through Stripe. The account itself is made after the commit (`openPayoutAccount`). Throws Fault conflict
 * where Stripe does not pay out to companies of the maker's country.
 */
export const connectPayouts = command({
  name: 'payments.connectPayouts',
  input: z.object({}),
  load: async ({ tx, actor }) =>
    isMember(actor, 'maker') ? tx.organization.findUnique({ where: { id: actor.organizationId } }) : null,
  allow: mayChangePayout,
  async run({ tx, now, announce }, { id, name, country }) {
    if (!mayUseStripe(country)) throw conflict('payoutCountry')
    await tx.payoutAccount.upsert({
      where: { organizationId: id },
      create: { organizationId: id, payeeName: name, updatedAt: now },
      update: {},
    })
    announce({ name: 'payout.requested', subject: id, organizationId: id })
    return { organizationId: id }
  },
})
