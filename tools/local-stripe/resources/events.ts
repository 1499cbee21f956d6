import { findText, listTexts } from '../core/fields.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, listObjects } from '../core/shelf.ts'
import { missing } from '../core/stripe-error.ts'

export const eventRoutes: Route[] = [
  { method: 'GET', path: '/v1/events', known: ['type', 'types', ...PAGE_FIELDS], handle: listEvents },
  { method: 'GET', path: '/v1/events/:id', known: [], handle: readEvent },
]

/** Newest first; `type` may end in `.*`. Events of a connected account are listed with its `Stripe-Account` header only. */
function listEvents(call: Call) {
  const type = findText(call.fields, 'type')
  const types = listTexts(call.fields, 'types') ?? (type ? [type] : undefined)
  const events = listObjects(call.world.events, call.owner).filter(
    (event) => !types || types.some((wanted) => fits(event.type, wanted)),
  )
  return listPage('/v1/events', events, call.fields)
}

function fits(type: string, wanted: string) {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

function readEvent(call: Call) {
  const event = findObject(call.world.events, call.owner, call.path.id!)
  if (!event) throw missing('event', call.path.id!)
  return event
}
