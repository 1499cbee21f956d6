/** Listens to the database's notifications on a connection of its own; reconnects by itself. */
import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'

/** Notified when somebody moved the demo clock: whatever is due now should be looked at. */
export const clockChannel = 'clock_moved'

export type Listening = {
  /** What to do with a notice, by channel (a plain identifier). */
  channels: Record<string, (payload: string) => void>
  /** Called after each connection, the first included: notices in between are lost. */
  onConnect?: () => void
}

/** Starts to listen; the answer stops it. */
export function listen({ channels, onConnect }: Listening): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  const loop = (async () => {
    while (!stopped) {
      try {
        client = new pg.Client({ connectionString: required('DATABASE_URL'), keepAlive: true })
        const lost = new Promise<void>((resolve) => {
          client!.on('error', () => resolve())
          client!.on('end', () => resolve())
        })
        client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
        await client.connect()
        for (const channel of Object.keys(channels)) await client.query(`LISTEN ${channel}`)
        onConnect?.()
        await lost
      } catch (error) {
        log.warn({ error: String(error) }, 'the listener could not connect to the database')
      }
      if (!stopped) await sleep(500)
    }
  })()
  return async () => {
    stopped = true
    await client?.end().catch(() => undefined)
    await loop
  }
}
