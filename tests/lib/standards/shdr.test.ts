import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDataSet, readLine, ShdrError, ShdrReader } from '#lib/standards/shdr/index.ts'

const items = (line: string, kinds = {}) => {
  const read = readLine(line, kinds)
  return read.type === 'data' ? read.items : read
}
const now = '2026-11-23T09:00:00.123Z'

describe('an adapter’s line', () => {
  it('is a time and pairs of data item and value', () => {
    expect(readLine(`${now}|avail|AVAILABLE|PartCount|312`)).toEqual({
      type: 'data',
      at: Date.parse(now),
      durationMs: null,
      items: [
        { kind: 'value', device: null, name: 'avail', value: 'AVAILABLE', reset: null },
        { kind: 'value', device: null, name: 'PartCount', value: '312', reset: null },
      ],
    })
  })

  it('has a time with any fraction, a zone or none, a duration, or no time at all', () => {
    const at = (stamp: string) => (readLine(`${stamp}|x|1`) as { at: number }).at
    expect(at('2017-02-13T09:55:10.6875000Z')).toBe(Date.parse('2017-02-13T09:55:10.687Z'))
    expect(at('2026-11-23T09:00:00')).toBe(Date.parse('2026-11-23T09:00:00Z'))
    expect(at('2026-11-23T18:00:00+0900')).toBe(Date.parse('2026-11-23T09:00:00Z'))
    expect(at('')).toBeNull()
    expect(readLine(`${now}@100.5|Zload|12`)).toMatchObject({ durationMs: 100_500 })
    for (const wrong of ['2026-02-30T09:00:00Z', 'yesterday', '12345.5']) expect(() => at(wrong), wrong).toThrow(ShdrError)
  })

  it('says that a value is unavailable, that it was reset, and of which device it is', () => {
    expect(items(`${now}|PartCount|UNAVAILABLE`)).toMatchObject([{ value: null }])
    expect(items(`${now}|mill:PartCount|0:SHIFT`)).toMatchObject([
      { device: 'mill', name: 'PartCount', value: '0', reset: 'SHIFT' },
    ])
    expect(items(`${now}|PartCount`)).toMatchObject([{ name: 'PartCount', value: null }])
    expect(items(`${now}|clock|12:30:00`)).toMatchObject([{ value: '12:30:00', reset: null }])
  })

  it('keeps a pipe that is escaped and takes off quotes', () => {
    expect(items(`${now}|program|"A\\|B \\"x\\""|line|7`)).toMatchObject([{ value: 'A|B "x"' }, { name: 'line', value: '7' }])
    expect(items(`${now}|program|"half|line|7`)).toMatchObject([{ value: '"half' }, { name: 'line' }])
  })

  it('reads a condition by its form, or as it was told, with all its fields', () => {
    expect(items(`${now}|system|FAULT|AL-42|900|HIGH|Spindle \\| overheated`)).toEqual([
      {
        kind: 'condition',
        device: null,
        name: 'system',
        level: 'fault',
        code: 'AL-42',
        severity: '900',
        qualifier: 'HIGH',
        text: 'Spindle | overheated',
      },
    ])
    expect(items(`${now}|system|NORMAL||||`)).toMatchObject([{ kind: 'condition', level: 'normal', code: '' }])
    expect(items(`${now}|avail|UNAVAILABLE|execution|UNAVAILABLE|PartCount|UNAVAILABLE`)).toMatchObject([
      { kind: 'value', name: 'avail' },
      { kind: 'value', name: 'execution' },
      { kind: 'value', name: 'PartCount', value: null },
    ])
    const two = items(`${now}|a|WARNING|1|||t|b|NORMAL||||`, { a: 'condition', b: 'condition' })
    expect(two).toMatchObject([
      { name: 'a', level: 'warning', text: 't' },
      { name: 'b', level: 'normal' },
    ])
    expect(() => items(`${now}|a|PERHAPS||||`, { a: 'condition' })).toThrow(/NORMAL, WARNING/)
  })

  it('reads messages, time series and data sets where it is told of them', () => {
    const kinds = { msg: 'message', vibration: 'timeSeries', offsets: 'dataSet' } as const
    expect(items(`${now}|msg|M7|Change tool 3|line|1`, kinds)).toMatchObject([
      { code: 'M7', text: 'Change tool 3' },
      { name: 'line' },
    ])
    expect(items(`${now}|vibration|3|100|1.5 -2 3e-1`, kinds)).toMatchObject([{ hertz: 100, samples: [1.5, -2, 0.3] }])
    expect(() => items(`${now}|vibration|3|100|1 2`, kinds)).toThrow(/samples/)
    expect(items(`${now}|offsets|:MANUAL a=1 b="two words" c={x=1 y=2} d`, kinds)).toMatchObject([
      { set: { a: '1', b: 'two words', c: 'x=1 y=2', d: null }, reset: 'MANUAL' },
    ])
    expect(items(`${now}|offsets|UNAVAILABLE`, kinds)).toMatchObject([{ set: null }])
    expect(() => items(`${now}|offsets|a="never closed`, kinds)).toThrow(ShdrError)
    expect(Object.keys(readDataSet('__proto__=1 b=2'))).toEqual(['__proto__', 'b'])
  })

  it('may be about the connection or about an asset', () => {
    expect(readLine('* PONG 10000')).toEqual({ type: 'command', name: 'PONG', argument: '10000' })
    expect(readLine('*adapterVersion:UNAVAILABLE')).toEqual({ type: 'command', name: 'adapterVersion', argument: 'UNAVAILABLE' })
    expect(readLine(`${now}|@REMOVE_ASSET@|T-7`)).toMatchObject({
      type: 'asset',
      verb: 'REMOVE_ASSET',
      id: 'T-7',
      multiline: null,
    })
    expect(readLine('  ')).toEqual({ type: 'blank' })
  })

  it('says where it is wrong', () => {
    expect(() => readLine(`${now}|`)).not.toThrow()
    expect(() => readLine(now)).toThrow(/nothing follows/)
    expect(() => readLine('<tool/>')).toThrow(/no time/)
    expect(() => readLine(`${now}|a|1||7`)).toThrow(/without a name/)
  })

  it('never fails in another way, whatever it is', () => {
    const any = fc.string({
      unit: fc.constantFrom('|', '\\', '"', '=', '{', '}', ' ', 'a', '1', ':', '@', '*', 'FAULT'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(any, any, (tail, whole) => {
        for (const line of [`${now}|${tail}`, whole]) {
          try {
            readLine(line, { a: 'dataSet', '1': 'timeSeries', aa: 'condition' })
          } catch (error) {
            expect(error).toBeInstanceOf(ShdrError)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})

it('a reader passes over the text of an asset until its end', () => {
  const reader = new ShdrReader()
  expect(reader.read(`${now}|@ASSET@|T-7|CuttingTool|--multiline--AB12`)).toMatchObject({ multiline: '--multiline--AB12' })
  expect(reader.isInside).toBe(true)
  expect(reader.read('<CuttingTool>')).toBeNull()
  expect(reader.read('--multiline--AB12')).toBeNull()
  expect(reader.isInside).toBe(false)
  expect(reader.read(`${now}|x|1`)).toMatchObject({ type: 'data' })
})
