import { command } from '#lib/platform/command.ts'
import { beginOpening } from '#lib/sealing/index.ts'
import { recordFailed, visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayStartOpening } from '../policy.ts'
import { returnUnopened } from '../return-unopened.ts'
import { tooFewQuotes } from '../rules.ts'
import { openingKey } from '../schema.ts'

/**
 * Begins the opening of a closed need, from when on the custodians may give their shares. With fewer quotes than its rules ask for
 * there is no opening: the need has failed and the quotes go back unopened.
 */
export const startOpening = command({
  name: 'bids.startOpening',
  input: openingKey,
  load: ({ tx, actor }, { tenderId }) =>
    tx.tender.findFirst({
      where: { AND: [{ id: tenderId }, tenderVisibleTo(actor)] },
      select: { id: true, organizationId: true, minimumQuotes: true },
    }),
  allow: mayStartOpening,
  async run({ tx, now, announce }, tender) {
    const [locked] = await tx.$queryRaw<{ due: boolean }[]>`
      SELECT status = 'closed' AND closes_at <= app_now() AS due FROM tender WHERE id = ${tender.id} FOR UPDATE`
    if (!locked?.due) throw conflict('needNotClosed')
    const sealed = await tx.bid.count({ where: { tenderId: tender.id, status: 'sealed' } })
    if (tooFewQuotes(sealed, tender.minimumQuotes)) {
      const events = [...(await returnUnopened(tx, tender.id)), ...(await recordFailed(tx, tender, 'too_few_quotes'))]
      events.forEach(announce)
      return { openingId: null, sealed }
    }
    const { openingId, events } = await beginOpening(tx, now, tender)
    events.forEach(announce)
    return { openingId, sealed }
  },
})
