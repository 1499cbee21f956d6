import { mayChangePayout } from '#lib/payments/policy.ts'
import { bankAccountInput } from '#lib/payments/schema.ts'
import { isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'

/** Where the maker wants its invoices to be paid. A city sees it on each of the maker's invoices; the change is in the audit trail. */
export const saveBankAccount = command({
  name: 'payments.saveBankAccount',
  input: bankAccountInput,
  load: async ({ actor }) => (isMember(actor, 'maker') ? actor : null),
  allow: mayChangePayout,
  async run({ tx, now, announce }, { organizationId }, { payeeName, account }) {
    const details = { payeeName, iban: account, updatedAt: now }
    await tx.payoutAccount.upsert({ where: { organizationId }, create: { organizationId, ...details }, update: details })
    announce({ name: 'payout.changed', subject: organizationId, organizationId })
  },
})
