import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { isPassword } from '#lib/identity/password.ts'
import { languageSchema, sessionDays, sessionIdSchema, signInSchema } from '#lib/identity/schema.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { command, invalidInput } from '#lib/platform/command.ts'
import { db } from '#lib/platform/db.ts'
import { Fault } from '#lib/values/fault.ts'
import { type Id, newId } from '#lib/values/id.ts'
import { day } from '#lib/values/time.ts'

/** Ten tries a minute for one account: enough for a forgetful person, too few for a list of passwords. */
const tries = new RateLimiterMemory({ points: 10, duration: 60 })

/**
 * Checks e-mail and password and opens a session. Throws Fault unauthenticated with the same sentence for an unknown e-mail, a
 * wrong password and a suspended person; limit after ten tries a minute.
 */
export async function signIn(raw: unknown): Promise<Id<'session'>> {
  const parsed = signInSchema.safeParse(raw)
  if (!parsed.success) throw invalidInput(parsed.error)
  const { email, password, userAgent } = parsed.data
  await tries.consume(email).catch((limit: RateLimiterRes) => {
    throw new Fault('limit', 'signInLimit', {}, { seconds: Math.ceil(limit.msBeforeNext / 1000) })
  })
  const person = await db().person.findUnique({ where: { email }, select: { id: true, passwordHash: true, status: true } })
  const known = await isPassword(person?.passwordHash ?? null, password)
  if (!known || person?.status !== 'active') throw new Fault('unauthenticated', 'signInFailed')
  return openSession(publicActor, { personId: person.id, userAgent })
}

/** Opens a session for a person whose credentials were checked by the caller. */
const openSession = command({
  name: 'identity.openSession',
  input: z.object({ personId: z.string(), userAgent: z.string() }),
  load: ({ tx }, { personId }) => tx.person.findFirst({ where: { id: personId, status: 'active' } }),
  allow: (actor) => actor.kind === 'public',
  async run({ tx, announce }, person, { userAgent }) {
    const id = newId('session')
    const createdAt = new Date()
    await tx.session.create({
      data: {
        id,
        personId: person.id,
        createdAt,
        lastSeenAt: createdAt,
        expiresAt: new Date(createdAt.getTime() + sessionDays * day),
        userAgent,
      },
    })
    announce({ name: 'session.opened', subject: person.id, payload: { sessionId: id } })
    return id
  },
})

/** Ends one of the person's own sessions. */
export const revokeSession = command({
  name: 'identity.revokeSession',
  input: sessionIdSchema,
  load: ({ tx, actor }, { sessionId }) =>
    'personId' in actor
      ? tx.session.findFirst({ where: { id: sessionId, personId: actor.personId, revokedAt: null } })
      : Promise.resolve(null),
  allow: (actor) => 'personId' in actor,
  async run({ tx, announce }, session) {
    const { count } = await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { revokedAt: new Date() } })
    if (count === 0) throw new Fault('conflict', 'sessionEnded')
    announce({ name: 'session.revoked', subject: session.personId, payload: { sessionId: session.id } })
  },
})

/** Sets the language in which the person is written to, and greeted after signing in. */
export const chooseLanguage = command({
  name: 'identity.chooseLanguage',
  input: languageSchema,
  load: ({ tx, actor }) =>
    'personId' in actor ? tx.person.findFirst({ where: { id: actor.personId, status: 'active' } }) : Promise.resolve(null),
  allow: (actor) => 'personId' in actor,
  async run({ tx, announce }, person, { locale }) {
    await tx.person.update({ where: { id: person.id }, data: { locale } })
    announce({ name: 'person.language_chosen', subject: person.id, payload: { locale } })
  },
})
