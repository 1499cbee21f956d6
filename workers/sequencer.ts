// Event positions. Killing it loses nothing: the next one goes on where the last committed batch ended.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'
import { becomeSequencer, sequenceBatch } from '#lib/platform/sequencer.ts'
import { endWithSupervisor } from '#lib/platform/supervised.ts'

endWithSupervisor()

const idleMs = 25

const stopping = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())

const privateKey = required('AUDIT_PRIVATE_KEY')
const client = new pg.Client({
  connectionString: required('SEQUENCER_URL'),
  options: '-c statement_timeout=10000',
  keepAlive: true,
})
client.on('error', (error) => {
  log.error({ error }, 'the sequencer lost its database')
  process.exit(1)
})
await client.connect()
log.info('sequencer ready')
process.send?.('ready')

let leading = false
while (!stopping.signal.aborted) {
  leading ||= await becomeSequencer(client)
  const sequenced = leading ? await sequenceBatch(client, privateKey) : 0
  if (sequenced === 0) await sleep(leading ? idleMs : 1000, undefined, { signal: stopping.signal }).catch(() => undefined)
}
await client.end()
