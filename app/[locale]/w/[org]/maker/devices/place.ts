import type { ConnectPlace } from '#components/devices/connect.tsx'
import { env } from '#lib/platform/env.ts'

/** Where a device of this maker connects to, as its commands name it. */
export function connectPlace(locale: string, org: string): ConnectPlace {
  return {
    mqttHost: env.MQTT_HOST,
    mqttPort: env.MQTT_PORT,
    web: env.PUBLIC_URL,
    org,
    devices: `/${locale}/w/${org}/maker/devices`,
  }
}
