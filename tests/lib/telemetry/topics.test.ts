import { describe, expect, it } from 'vitest'
import { maySubscribe, publishingProfile } from '#lib/telemetry/topics.ts'

const me = 'dev_me'

describe('topics', () => {
  it('let a device publish its own readings and nothing else', () => {
    expect(publishingProfile(me, 'moi/v1/dev_me/readings')).toBe('moi/v1')
    expect(publishingProfile(me, 'moi/v1/dev_me/shdr')).toBe('shdr/v1')
    const others = [
      'moi/v1/dev_me2/readings',
      'moi/v1/dev_me2/shdr',
      'moi/v1/dev_m/readings',
      'moi/v1/dev_me/readings/x',
      'moi/v1/dev_me',
      '$SYS/x',
      'moi/v2/dev_me/readings',
      '/moi/v1/dev_me/readings',
    ]
    for (const topic of others) expect(publishingProfile(me, topic), topic).toBeNull()
  })

  it('let a device read its own subtree and nothing else', () => {
    for (const filter of ['moi/v1/dev_me/notices', 'moi/v1/dev_me/#', 'moi/v1/dev_me/+'])
      expect(maySubscribe(me, filter), filter).toBe(true)
    const others = [
      '#',
      '+/+/+/+',
      'moi/#',
      'moi/v1/#',
      'moi/v1/+/notices',
      'moi/v1/dev_other/notices',
      'moi/v1/dev_me2/#',
      '$SYS/#',
      'moi/v1/dev_me/readings',
    ]
    for (const filter of others) expect(maySubscribe(me, filter), filter).toBe(false)
  })
})
