import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '#lib/identity/demo-accounts.ts'
import {
  chooseLanguage,
  findDesk,
  findPersonBySession,
  findProfile,
  revokeSession,
  sessionCookie,
  signIn,
} from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import { db, transaction } from '#lib/platform/db.ts'
import type { Id } from '#lib/values/id.ts'
import { addMember, createOrganization, createPerson } from '#seed/build.ts'

let tampere: Id<'organization'>
let people = 0

beforeAll(async () => {
  tampere = await transaction((tx, now) =>
    createOrganization(tx, now, { slug: 'tampere', kind: 'city', name: 'Tampere', country: 'FI' }),
  )
})

async function newOfficer() {
  const email = `officer-${people++}@tampere.test`
  const personId = await transaction(async (tx, now) => {
    const id = await createPerson(tx, now, { email, name: 'Aino Kettula', locale: 'en' })
    await addMember(tx, now, { personId: id, organizationId: tampere, kind: 'city', roles: ['officer'] })
    return id
  })
  return { email, personId }
}
const signInAs = (email: string, password = demoPassword) => signIn({ email, password, userAgent: 'test' })

describe('signing in', () => {
  it('opens a session that its cookie carries, and nothing more', async () => {
    const { email, personId } = await newOfficer()
    const sessionId = await signInAs(` ${email.toUpperCase()} `)
    const { name, value, httpOnly, sameSite } = await sessionCookie(sessionId)
    expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'lax' })
    expect(await findPersonByCookies({ cookie: `theme=dark; ${name}=${value}` })).toMatchObject({ personId, sessionId })
    expect(await findPersonByCookies({ cookie: `${name}=${value.slice(0, -4)}AAAA` })).toBeNull()
    expect(await findPersonByCookies({})).toBeNull()
  })

  it('says the same of a wrong password, an unknown address and a suspended person', async () => {
    const { email, personId } = await newOfficer()
    const refusal = { code: 'unauthenticated', message: 'signInFailed', fields: {} }
    await expect(signInAs(email, 'wrong')).rejects.toMatchObject(refusal)
    await expect(signInAs('nobody@tampere.test')).rejects.toMatchObject(refusal)
    await db().person.update({ where: { id: personId }, data: { status: 'suspended' } })
    await expect(signInAs(email)).rejects.toMatchObject(refusal)
  })

  it('asks for both fields by name', async () => {
    await expect(signIn({ email: '', password: '' })).rejects.toMatchObject({
      fields: { email: { message: 'emailMissing' }, password: { message: 'passwordMissing' } },
    })
    await expect(signInAs('a\0@tampere.test')).rejects.toMatchObject({ fields: { email: { message: 'emailMissing' } } })
  })

  it('stops at ten tries a minute for one account, the right password included, and leaves others alone', async () => {
    const [victim, other] = [await newOfficer(), await newOfficer()]
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => signInAs(victim.email, 'guess')))
    expect(tries.every((one) => one.status === 'rejected' && one.reason.code === 'unauthenticated')).toBe(true)
    await expect(signInAs(victim.email)).rejects.toMatchObject({ code: 'limit', message: 'signInLimit' })
    await expect(signInAs(other.email)).resolves.toMatch(/^ses_/)
  })
})

describe('a session', () => {
  it('that was ended is nobody’s, at once', async () => {
    const { email } = await newOfficer()
    const sessionId = await signInAs(email)
    const person = (await findPersonBySession(sessionId))!
    await revokeSession(person, { sessionId })
    expect(await findPersonBySession(sessionId)).toBeNull()
    await expect(revokeSession(person, { sessionId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('ends by its own person only', async () => {
    const [aino, eero] = [await newOfficer(), await newOfficer()]
    const [hers, his] = [await signInAs(aino.email), await signInAs(eero.email)]
    await expect(revokeSession((await findPersonBySession(his))!, { sessionId: hers })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await findPersonBySession(hers)).not.toBeNull()
  })

  it('is nobody’s after its days, and when its person is suspended', async () => {
    const { email, personId } = await newOfficer()
    const [old, present] = [await signInAs(email), await signInAs(email)]
    await db().session.update({ where: { id: old }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await findPersonBySession(old)).toBeNull()
    await db().person.update({ where: { id: personId }, data: { status: 'suspended' } })
    expect(await findPersonBySession(present)).toBeNull()
  })

  it('shows its person the desks and the other sessions', async () => {
    const { email } = await newOfficer()
    const [first, second] = [await signInAs(email), await signInAs(email)]
    const person = (await findPersonBySession(second))!
    await chooseLanguage(person, { locale: 'ko' })
    const profile = await findProfile(person)
    expect(profile).toMatchObject({ locale: 'ko', organizations: [{ slug: 'tampere', kind: 'city' }] })
    expect(profile.sessions.map(({ id, current }) => [id, current]).sort()).toEqual(
      [
        [first, false],
        [second, true],
      ].sort(),
    )
    await expect(chooseLanguage(person, { locale: 'tlh' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a desk', () => {
  it('opens for active members, with the roles they hold now', async () => {
    const { email, personId } = await newOfficer()
    const person = (await findPersonBySession(await signInAs(email)))!
    expect((await findDesk(person, 'tampere'))?.actor).toMatchObject({ roles: ['officer'], organizationId: tampere })
    expect(await findDesk(person, 'manchester')).toBeNull()
    await db().member.updateMany({ where: { personId }, data: { status: 'suspended' } })
    expect(await findDesk(person, 'tampere')).toBeNull()
  })
})
