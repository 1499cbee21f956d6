import type { StreamRoute } from '#lib/platform/stream.ts'

/** Every live stream there is: a module exports its routes, and they are named here. */
export const streamRoutes: StreamRoute[] = []
