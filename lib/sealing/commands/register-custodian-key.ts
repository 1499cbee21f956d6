import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import { refusedBy } from '#lib/platform/db.ts'
import { conflict } from '#lib/values/fault.ts'
import { ageFile, recipientText } from '../form.ts'

/**
 * Keeps a person's own key: the public recipient, and the identity as the browser wrapped it with the passphrase. Earlier keys
 * stay, since shares may be sealed to them; the newest is used for new committees.
 */
export const registerCustodianKey = command({
  name: 'sealing.registerCustodianKey',
  input: z.object({ recipient: recipientText, wrappedIdentity: ageFile(2048) }),
  load: ({ tx, actor }) =>
    tx.person.findFirst({ where: { id: 'personId' in actor ? actor.personId : '', status: 'active' }, select: { id: true } }),
  allow: (actor, person) => 'personId' in actor && actor.personId === person.id,
  async run({ tx, now, announce }, person, { recipient, wrappedIdentity }) {
    try {
      await tx.custodianKey.create({ data: { recipient, personId: person.id, wrappedIdentity, createdAt: now } })
    } catch (error) {
      if (refusedBy(error)?.startsWith('custodian_key')) throw conflict('keyKnown')
      throw error
    }
    announce({ name: 'custodian.key_registered', subject: person.id, payload: { recipient } })
    return { recipient }
  },
})
