import { fulfilmentStreams } from '#lib/fulfilment/live.ts'
import type { StreamRoute } from '#lib/platform/stream.ts'
import { telemetryStreams } from '#lib/telemetry/live.ts'

/** Every live stream there is: a module exports its routes, and they are named here. */
export const streamRoutes: StreamRoute[] = [...fulfilmentStreams, ...telemetryStreams]
