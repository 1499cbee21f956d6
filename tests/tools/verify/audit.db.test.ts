import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { required } from '#lib/platform/env.ts'
import { sequenceAll } from '#seed/sequence.ts'
import { announce, asRole } from '#tools/scratch/events.ts'
import { headsInDatabase } from '#tools/verify/audit.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-verify-'))
const heads = path.join(folder, 'heads.json')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  for (let n = 0; n < 5; n++) {
    await announce(`subject-${n}`, 20)
    await sequenceAll()
  }
  writeFileSync(
    heads,
    JSON.stringify({ publicKey: required('AUDIT_PUBLIC_KEY'), heads: await headsInDatabase(required('DATABASE_URL')) }),
  )
})

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/verify.ts', 'audit', ...args], { encoding: 'utf8' })
  return { status, report: JSON.parse(stdout), said: stderr }
}

describe('verify -- audit', () => {
  it('finds an untouched past in order, as the application may read it', () => {
    expect(verify('--heads', heads, required('DATABASE_URL'))).toMatchObject({
      status: 0,
      report: { verified: true, events: 100, heads: 5, faults: 0 },
    })
  })

  it('says that heads from the same database prove less', () => {
    expect(verify(required('DATABASE_URL'))).toMatchObject({ status: 0, said: expect.stringContaining('Save /audit/heads') })
  })

  it('names what was changed, and does not take heads of another key', async () => {
    const foreign = path.join(folder, 'foreign.json')
    writeFileSync(
      foreign,
      JSON.stringify({ publicKey: required('RECEIPT_PUBLIC_KEY'), heads: await headsInDatabase(required('DATABASE_URL')) }),
    )
    expect(verify('--heads', foreign, required('DATABASE_URL'))).toMatchObject({
      status: 1,
      said: expect.stringContaining('not signed by the given key'),
    })

    await asRole(required('MIGRATE_URL'), (owner) =>
      owner.query(`UPDATE event SET actor = 'per_other' WHERE id = (SELECT event_id FROM event_position WHERE position = 42)`),
    )
    const { status, said } = verify('--heads', heads, required('DATABASE_URL'))
    expect(status).toBe(1)
    expect(said).toMatch(/position 42: its event \(evt_\w+\) was changed/)
    expect(said).toContain('the first 60 events are not those of the head that was signed')
  })
})
