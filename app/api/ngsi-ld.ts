import type { Context } from 'hono'
import { z } from 'zod'
import { enterDesk } from '#api/desk.ts'
import type { MachineRoute } from '#api/machine.ts'
import { entityTypes, listEntities } from '#lib/disclosure/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { env } from '#lib/platform/env.ts'
import { invalidField } from '#lib/values/fault.ts'

const access = cityAccess()

/** A city's own devices and their latest values, for its data platform. The parameters are those of the NGSI-LD API. */
export const ngsiLdRoutes: MachineRoute[] = [{ method: 'GET', path: '/api/ngsi-ld/:org/entities', access, handle: entities }]

const asked = z.object({
  type: z.enum(entityTypes).default('Device'),
  options: z.enum(['normalized', 'keyValues']).default('normalized'),
})

async function entities(context: Context): Promise<Response> {
  const { actor, organization } = await enterDesk(context, access)
  const { type: given, options, cursor } = context.req.query()
  const query = asked.safeParse({ type: given, options })
  if (!query.success) throw invalidField(String(query.error.issues[0]!.path[0]), 'fieldInvalid')
  const { type, options: representation } = query.data
  const page = await listEntities(actor, { type, representation, ...(cursor ? { cursor } : {}) })
  const next =
    page.next &&
    `${env.PUBLIC_URL}/api/ngsi-ld/${organization.slug}/entities?type=${type}&options=${representation}&cursor=${page.next}`
  return context.body(JSON.stringify(page.entities), 200, {
    'content-type': 'application/ld+json',
    'cache-control': 'private, no-store',
    ...(next ? { link: `<${next}>; rel="next"` } : {}),
  })
}
