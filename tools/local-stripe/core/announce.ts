import type { Stripe } from 'stripe'
import { newId } from './ids.ts'
import { API_VERSION, LIMITS } from './settings.ts'
import { keep } from './shelf.ts'
import { PLATFORM, type Scene, seconds } from './world.ts'

/** Records an event with a copy of the object as it is now, and puts it into the outbox of the webhook. */
export function announce(scene: Scene, type: string, object: object, more: { owner?: string; previous?: object } = {}) {
  const owner = more.owner ?? PLATFORM
  const event = {
    id: newId('evt'),
    object: 'event',
    ...(owner !== PLATFORM && { account: owner }),
    api_version: API_VERSION,
    created: seconds(scene),
    data: { object: structuredClone(object), ...(more.previous && { previous_attributes: structuredClone(more.previous) }) },
    livemode: false,
    pending_webhooks: 1,
    request: { ...scene.request },
    type,
  } as unknown as Stripe.EventBase
  keep(scene.world.events, owner, event)
  scene.world.outbox.push({ event: event.id, attempts: 0, at: 0 })
  if (scene.world.outbox.length > LIMITS.undeliveredWebhooks) scene.world.outbox.shift()
}
