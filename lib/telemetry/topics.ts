/** The MQTT topics there are. Pure; compared segment by segment, never by prefix. */
import type { Access } from '#lib/platform/access.ts'
import type { Profile } from '#lib/telemetry/decode.ts'

export const access = { kind: 'device' } as const satisfies Access

/** `{device}` stands for the device's own id. Up: the device publishes. Down: it may subscribe. */
export const topics = [
  { pattern: 'moi/v1/{device}/readings', direction: 'up', access },
  { pattern: 'moi/v1/{device}/shdr', direction: 'up', access },
  { pattern: 'moi/v1/{device}/notices', direction: 'down', access },
] as const

/** The profile by which a device's message on this topic is read; null where it may not publish. */
export function publishingProfile(deviceId: string, topic: string): Profile | null {
  const [product, version, device, name, ...rest] = topic.split('/')
  const own = product === 'moi' && version === 'v1' && device === deviceId && rest.length === 0
  if (own && name === 'readings') return 'moi/v1'
  return own && name === 'shdr' ? 'shdr/v1' : null
}

/** Where its notices (what was quarantined, and why) are sent. */
export function noticesTopic(deviceId: string): string {
  return `moi/v1/${deviceId}/notices`
}

/** A device reads below its own id only; `#` and `+` may stand for the last segment of its own subtree and for nothing else. */
export function maySubscribe(deviceId: string, filter: string): boolean {
  const [product, version, device, name, ...rest] = filter.split('/')
  return (
    product === 'moi' &&
    version === 'v1' &&
    device === deviceId &&
    ['notices', '#', '+'].includes(name ?? '') &&
    rest.length === 0
  )
}
