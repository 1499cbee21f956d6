import type { Context } from 'hono'
import { type Desk, findDesk } from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import type { Access } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { Fault, notFound } from '#lib/values/fault.ts'

/**
 * The signed-in person's desk in the organization that `:org` of a machine route names. Throws unauthenticated for nobody, and
 * not_found for who is no member, of another kind of organization or without the roles: as if there were no such address.
 */
export async function enterDesk(context: Context, access: Access): Promise<Desk> {
  const person = await findPersonByCookies(context.req.header())
  if (!person) throw new Fault('unauthenticated', 'unauthenticated')
  const desk = await findDesk(person, context.req.param('org') ?? '')
  if (!desk || access.kind !== 'member' || !isMember(desk.actor, access.of, ...access.roles)) throw notFound()
  return desk
}
