import { currentPerson } from '#app/session.ts'
import { findProfile } from '#lib/identity/index.ts'
import { personAccess } from '#lib/platform/access.ts'

export const access = personAccess

/** What the account corner of a cached page asks for once it runs: the person's name and organizations; 401 for nobody. */
export async function GET() {
  const actor = await currentPerson()
  if (!actor) return Response.json({}, { status: 401, headers: { 'cache-control': 'no-store' } })
  const { name, organizations } = await findProfile(actor)
  return Response.json({ name, organizations }, { headers: { 'cache-control': 'no-store' } })
}
