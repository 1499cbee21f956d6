import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { requireReadable } from '#tools/import/input-file.ts'
import { elementsIn, envelopeIn } from '#tools/import/json-elements.ts'
import { noticesIn } from '#tools/import/notices-in-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content: string | Buffer): string {
  const name = path.join(folder, `${++files}.json`)
  writeFileSync(name, content)
  return name
}

const one = (id: string) => ({ ocid: `ocds-smpl00-${id}`, id, tender: { title: `Ü ${id}` } })
const line = (value: unknown) => JSON.stringify(value)

/** What was found, in short: the ocid, why it was refused, or where it broke. */
async function found(content: string | Buffer): Promise<string[]> {
  const name = file(content)
  await requireReadable(name)
  const all: string[] = []
  for await (const notice of noticesIn(name)) {
    if ('original' in notice) all.push(`${notice.where}: ${JSON.parse(notice.original).ocid ?? notice.original}`)
    else all.push('refusal' in notice ? `${notice.where}: ${notice.refusal}` : notice.broken)
  }
  return all
}

describe('a file of notices', () => {
  test('of lines is read line by line; a broken one is named, and the rest goes on', async () => {
    const text = `\ufeff${line(one('1'))}\r\n{"ocid": "x", \n\n${line(one('2'))}\n[]\n3\n`
    expect(await found(text)).toEqual([
      'line 1: ocds-smpl00-1',
      'line 2: noticeNotJson',
      'line 4: ocds-smpl00-2',
      'line 5: noticeNotAnObject',
      'line 6: 3',
    ])
  })

  test('that begins with a broken line is still one of lines', async () => {
    expect(await found(`{"ocid": \n${line(one('1'))}\n`)).toEqual(['line 1: noticeNotJson', 'line 2: ocds-smpl00-1'])
  })

  test.each([
    ['on one line', 0],
    ['spread over lines', 1],
  ])('that is one package %s gives its releases', async (_, indent) => {
    const text = JSON.stringify({ uri: 'x', releases: [one('1'), one('2')], publisher: { name: 'P' } }, null, indent)
    expect((await found(text)).map((each) => each.split(': ')[1])).toEqual(['ocds-smpl00-1', 'ocds-smpl00-2'])
  })

  test('of records gives what they embed and what they compile, and says where there are links alone', async () => {
    const link = { url: 'https://x.example/1', date: '2026-01-01T00:00:00Z', tag: ['tender'] }
    const records = [
      { ocid: 'a', releases: [link], compiledRelease: one('1') },
      { ocid: 'b', releases: [link] },
      { ocid: 'c', releases: [one('2'), one('3')] },
    ]
    const wanted = ['ocds-smpl00-1', 'noticeLinkedOnly', 'ocds-smpl00-2', 'ocds-smpl00-3']
    expect((await found(JSON.stringify({ records }, null, 2))).map((each) => each.split(': ')[1])).toEqual(wanted)
    expect((await found(records.map(line).join('\n'))).map((each) => each.split(': ')[1])).toEqual(wanted)
    expect((await found(JSON.stringify(records[0], null, 2))).map((each) => each.split(': ')[1])).toEqual(['ocds-smpl00-1'])
  })

  test('that breaks off gives what came before, and says on which line', async () => {
    const text = JSON.stringify({ releases: [one('1'), one('2')] }, null, 1)
    const cut = await found(text.slice(0, text.indexOf('smpl00-2')))
    expect(cut[0]).toBe('line 3, releases[0]: ocds-smpl00-1')
    expect(cut[1]).toMatch(/^the JSON breaks off on line 11/)
    const spoilt = await found(text.replace('"id": "2"', 'id: 2'))
    expect(spoilt[0]).toBe('line 3, releases[0]: ocds-smpl00-1')
    expect(spoilt[1]).toBe('this is not JSON from line 12 on')
  })

  test('that is packed is unpacked; one in another writing than UTF-8 is refused by its line', async () => {
    expect(await found(gzipSync(line(one('1'))))).toEqual(['line 1: ocds-smpl00-1'])
    expect(
      await found(Buffer.concat([Buffer.from(`${line(one('1'))}\n{"a":"caf`), Buffer.from([0xe9]), Buffer.from('"}\n')])),
    ).toEqual(['line 1: ocds-smpl00-1', 'line 2: noticeNotUtf8'])
  })

  test('that was packed and cut off gives what came before', async () => {
    const lines = Array.from({ length: 2000 }, (_, at) => line(one(String(at)))).join('\n')
    const all = await found(gzipSync(lines).subarray(0, -200))
    expect(all[0]).toBe('line 1: ocds-smpl00-0')
    expect(all.at(-1)).toMatch(/cannot be read to its end/)
  })

  test.each([
    ['', /is empty/],
    [' \n \n', /is empty/],
    [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), /is binary data/],
    [Buffer.from('PK\u0003\u0004zip'), /ZIP archive/],
    [Buffer.from('\ufeff{}', 'utf16le'), /UTF-16/],
    ['<html></html>', /XML or HTML/],
  ])('that is no such file is refused in a sentence (%#)', async (content, sentence) => {
    await expect(requireReadable(file(content))).rejects.toThrow(sentence)
  })

  test('that is none, or a folder, is refused in a sentence', async () => {
    await expect(requireReadable(path.join(folder, 'none'))).rejects.toThrow(/There is no file/)
    await expect(requireReadable(folder)).rejects.toThrow(/is a folder/)
  })
})

describe('the elements of a document', () => {
  const text = JSON.stringify({ license: 'CC0', releases: [{ a: 'é中😀"\\]}' }, [1, 2], 3], publisher: { name: 'P' } })

  test('are cut out as they were written, wherever the chunks end', async () => {
    for (let size = 1; size < 40; size++) {
      const bytes = Buffer.from(text)
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
      const all: (string | null)[] = []
      for await (const element of elementsIn(chunks)) all.push(element.text)
      expect(all).toEqual(['{"a":"é中😀\\"\\\\]}"}', '[1,2]', '3'])
    }
  })

  test('leave what the package says about itself, before and after them', async () => {
    async function* chunks() {
      yield Buffer.from(text)
    }
    expect(await envelopeIn(chunks())).toEqual({ license: 'CC0', publisherName: 'P' })
  })

  test('are handed out one by one: a document of any length is never held', async () => {
    let sent = 0
    async function* endless() {
      yield Buffer.from('{"releases":[')
      for (;;) {
        sent++
        yield Buffer.from(`${JSON.stringify({ id: sent, text: 'x'.repeat(1000) })},`)
      }
    }
    let seen = 0
    for await (const _ of elementsIn(endless())) if (++seen === 5000) break
    expect(sent - seen).toBeLessThan(3)
  })

  test('longer than the longest end the reading with a sentence', async () => {
    async function* endless() {
      yield Buffer.from('{"releases":[{"text":"')
      for (;;) yield Buffer.from('x'.repeat(1024 * 1024))
    }
    const all = async () => {
      for await (const _ of elementsIn(endless()));
    }
    await expect(all()).rejects.toThrow(/longer than 16 MB/)
  })
})
