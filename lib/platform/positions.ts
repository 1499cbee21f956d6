/** Listens for new event positions on a connection of its own; reconnects by itself. */
import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'

export const clockChannel = 'clock_moved'
const positionsChannel = 'positions'

export type Listener = { onPosition: () => void; onClock?: () => void }

/** Calls the listener for each notice and once after every (re)connection, since notices in between are lost. Returns a function that stops it. */
export function listenForPositions(listener: Listener): () => Promise<void> {
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
        client.on('notification', ({ channel }) => (channel === clockChannel ? listener.onClock?.() : listener.onPosition()))
        await client.connect()
        await client.query(`LISTEN ${positionsChannel}; LISTEN ${clockChannel}`)
        listener.onPosition()
        await lost
      } catch (error) {
        log.warn({ error: String(error) }, 'the listener for positions could not connect')
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
