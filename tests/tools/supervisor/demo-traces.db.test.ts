import { expect, it } from 'vitest'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { createPerson } from '#seed/build.ts'
import { moveClock } from '#seed/clock.ts'
import { findDemoTraces } from '#tools/supervisor/demo-traces.ts'

it('an empty database may serve production; demo accounts and a moved clock may not', async () => {
  const traces = () => findDemoTraces(required('DATABASE_URL'))
  expect(await traces()).toEqual([])
  await transaction((tx, now) => createPerson(tx, now, { email: 'somebody@demo.demo', name: 'Somebody', locale: 'en' }))
  await moveClock(required('MIGRATE_URL'), 60_000)
  const found = (await traces()).join('; ')
  expect(found).toContain('1 demo accounts')
  expect(found).toContain('moved by 60 seconds')
})
