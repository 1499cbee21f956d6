import { describe, expect, it } from 'vitest'
import { readSettings } from '#lib/platform/env.ts'
import { findingsOf, type State } from '#tools/doctor/database.ts'
import { checkFolder, checkNode } from '#tools/doctor/machine.ts'
import { checkSettings, readOrExplain } from '#tools/doctor/settings.ts'
import { readSpan } from '#tools/scratch/span.ts'

const demo = readSettings({})
const healthy: State = { version: '18.4', owner: false, clock: 0.2, offset: '0', migrated: true }
const texts = (state: Partial<State>, mode: 'demo' | 'production' = 'demo') =>
  findingsOf({ ...healthy, ...state }, { MODE: mode }).map((finding) => `${finding.state}: ${finding.text}`)

describe('the doctor', () => {
  it('finds nothing wrong with a database of two roles', () => {
    expect(texts({}).every((text) => text.startsWith('good'))).toBe(true)
  })

  it('says that with one role the audit is not protected', () => {
    expect(texts({ owner: true })).toContainEqual(expect.stringMatching(/^mind: .*the audit is not protected/))
  })

  it('names an old database, a wrong clock and a demo clock in production', () => {
    expect(texts({ version: '14.9' })[0]).toMatch(/^bad: .*15 or newer/)
    expect(texts({ clock: -90 })).toContainEqual(expect.stringMatching(/^bad: .*differ by 90 seconds/))
    expect(texts({ offset: '86400' })).toContainEqual(expect.stringMatching(/^mind: .*1\.0 days ahead/))
    expect(texts({ offset: '86400' }, 'production')).toContainEqual(expect.stringMatching(/^bad: /))
    expect(texts({ migrated: false }).at(-1)).toMatch(/tables are not there yet/)
  })

  it('names an old Node, a folder that cannot be made, a setting that cannot be read', () => {
    expect(checkNode('20.19.0').state).toBe('bad')
    expect(checkNode('24.1.0').state).toBe('good')
    expect(checkFolder({ ...demo, DATA_DIR: 'package.json/data' })[0]!.state).toBe('bad')
    expect(readOrExplain({ PORT: 'three' } as unknown as NodeJS.ProcessEnv)).toMatchObject({
      finding: { state: 'bad', text: expect.stringContaining('PORT') },
    })
  })

  it('lists what production lacks, and warns of a demo that others can reach', () => {
    expect(
      checkSettings(readSettings({ MODE: 'production' }))
        .map(({ text }) => text)
        .join(),
    ).toContain('NEXTAUTH_SECRET is missing')
    expect(checkSettings({ ...demo, HOST: '0.0.0.0' })).toContainEqual(
      expect.objectContaining({ state: 'mind', text: expect.stringContaining('0.0.0.0') }),
    )
  })
})

describe('a span of time', () => {
  it('is read from days, hours and minutes', () => {
    expect(readSpan('10d')).toBe(864_000_000)
    expect(readSpan('2d12h')).toBe(216_000_000)
    expect(readSpan('90m')).toBe(5_400_000)
  })

  it.each(['', '10', 'd', '-1d', '1w', '0d', '99999d'])('is not read from "%s"', (text) => {
    expect(readSpan(text)).toBeNull()
  })
})
