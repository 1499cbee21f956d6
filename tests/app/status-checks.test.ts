import { expect, test } from 'vitest'
import type { SystemStatus } from '#lib/insight/index.ts'
import { checksOf } from '../../app/[locale]/(public)/status/checks.ts'

const now = new Date('2026-11-23T09:00:00Z')
const well: SystemStatus = {
  database: true,
  version: '0.1.0',
  commit: null,
  now,
  postgres: '18.0',
  unsequenced: 0,
  unsequencedSeconds: 0,
  head: { size: 10n, signedAt: now },
  lastReading: new Date(now.getTime() - 60_000),
  jobsDue: 0,
  jobsFailed: 0,
  auditProtected: true,
}
const stateOf = (status: SystemStatus) => Object.fromEntries(checksOf(status).map(({ key, state }) => [key, state]))

test('an installation in order is good in every part', () => {
  expect(new Set(Object.values(stateOf(well)))).toEqual(new Set(['good']))
})

test('a stopped sequencer, overdue jobs and a missing head are named as stopped', () => {
  expect(stateOf({ ...well, unsequenced: 5, unsequencedSeconds: 31 }).sequencer).toBe('bad')
  expect(stateOf({ ...well, jobsDue: 1 }).jobs).toBe('bad')
  expect(stateOf({ ...well, head: null }).audit).toBe('bad')
})

test('silence of devices, failed jobs and an unprotected audit want a look', () => {
  expect(stateOf({ ...well, lastReading: null }).devices).toBe('attention')
  expect(stateOf({ ...well, jobsFailed: 2 }).jobs).toBe('attention')
  expect(stateOf({ ...well, auditProtected: false }).protection).toBe('attention')
})

test('without a database nothing else is claimed', () => {
  expect(checksOf({ database: false, version: '0.1.0', commit: null }).map(({ key }) => key)).toEqual(['web', 'database'])
})
