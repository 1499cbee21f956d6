import type { SystemStatus } from '#lib/insight/index.ts'
import { minute } from '#lib/values/time.ts'

export type Check = {
  key: 'web' | 'database' | 'sequencer' | 'jobs' | 'devices' | 'audit' | 'protection'
  state: 'good' | 'attention' | 'bad'
  detail?: { key: string; count?: number; text?: string; at?: Date }
}

/** A sequencer behind by this much has stopped; a device that says nothing for this long is worth a look. */
const sequencerSeconds = 30
const silentMs = 15 * minute

/** Figures as verdicts: what is well, what to look at, what has stopped. */
export function checksOf(status: SystemStatus): Check[] {
  const web: Check = { key: 'web', state: 'good' }
  if (!status.database) return [web, { key: 'database', state: 'bad', detail: { key: 'noDatabase' } }]
  const { unsequenced, unsequencedSeconds, jobsDue, jobsFailed, lastReading, head, now } = status
  return [
    web,
    { key: 'database', state: 'good', detail: { key: 'postgres', text: status.postgres } },
    {
      key: 'sequencer',
      state: unsequencedSeconds > sequencerSeconds ? 'bad' : 'good',
      detail: { key: 'unsequenced', count: unsequenced },
    },
    {
      key: 'jobs',
      state: jobsDue > 0 ? 'bad' : jobsFailed > 0 ? 'attention' : 'good',
      detail: jobsDue > 0 ? { key: 'jobsDue', count: jobsDue } : { key: 'jobsFailed', count: jobsFailed },
    },
    {
      key: 'devices',
      state: lastReading && now.getTime() - lastReading.getTime() < silentMs ? 'good' : 'attention',
      detail: lastReading ? { key: 'lastReading', at: lastReading } : { key: 'noReading' },
    },
    {
      key: 'audit',
      state: head ? 'good' : 'bad',
      detail: head ? { key: 'head', text: head.size.toString(), at: head.signedAt } : { key: 'noHead' },
    },
    {
      key: 'protection',
      state: status.auditProtected ? 'good' : 'attention',
      detail: { key: status.auditProtected ? 'protected' : 'oneRole' },
    },
  ]
}
