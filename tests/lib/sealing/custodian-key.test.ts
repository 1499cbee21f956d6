import { beforeAll, describe, expect, test } from 'vitest'
import { type KeyPair, recipientOf } from '#lib/sealing/age.ts'
import {
  createCustodianKey,
  isWeakPassphrase,
  suggestPassphrase,
  unwrapIdentity,
  wrapIdentity,
} from '#lib/sealing/custodian-key.ts'
import { printedLine, readRecoveryLines, recoveryLines } from '#lib/sealing/recovery-sheet.ts'

const cheap = 4
const passphrase = '인천 앞바다 등대 세 개'
let key: KeyPair

beforeAll(async () => {
  key = await createCustodianKey()
})

describe("a custodian's key", () => {
  test('comes back with its passphrase, typed on any keyboard', async () => {
    const wrapped = await wrapIdentity(key.identity, passphrase, cheap)
    expect(Buffer.from(wrapped).includes(key.identity.slice(0, 20))).toBe(false)
    expect(await unwrapIdentity(wrapped, passphrase)).toBe(key.identity)
    expect(await unwrapIdentity(wrapped, ` ${passphrase.normalize('NFD')}  `)).toBe(key.identity)
  })

  test('stays shut with another passphrase or a changed byte', async () => {
    const wrapped = await wrapIdentity(key.identity, passphrase, cheap)
    await expect(unwrapIdentity(wrapped, `${passphrase}!`)).rejects.toMatchObject({ reason: 'wrong_passphrase' })
    wrapped[wrapped.length - 1]! ^= 1
    await expect(unwrapIdentity(wrapped, passphrase)).rejects.toMatchObject({ reason: 'wrong_passphrase' })
  })

  test('is not wrapped by a weak passphrase, and a suggested one is never weak', async () => {
    await expect(wrapIdentity(key.identity, 'password1', cheap)).rejects.toMatchObject({ reason: 'weak_passphrase' })
    expect(isWeakPassphrase('aaaaaaaaaaaaaaaaaaaaaa')).toBe(true)
    const suggestions = Array.from({ length: 200 }, suggestPassphrase)
    expect(suggestions.some(isWeakPassphrase)).toBe(false)
    expect(new Set(suggestions).size).toBe(200)
    expect(suggestions[0]).toMatch(/^([0-9a-z]{4}-){4}[0-9a-z]{4}$/)
  })
})

describe('the printed recovery sheet', () => {
  test('gives the key back, whatever the spacing and case', async () => {
    const lines = await recoveryLines(key.identity)
    const typed = lines.map((line) => `${line.groups.join(' ')} ${line.check}`.toLowerCase())
    expect(await readRecoveryLines(typed)).toEqual({ ok: true, identity: key.identity })
    expect(await recipientOf(key.identity)).toBe(key.recipient)
    expect(printedLine(lines[0]!)).toMatch(/^1 {2}AGE- SECR ET-K EY-1 {2}[0-9A-F]{2}$/)
  })

  test('names the line that was mistyped, or put in another place', async () => {
    const typed = (await recoveryLines(key.identity)).map((line) => line.groups.join('') + line.check)
    const wrong = [...typed]
    wrong[2] = `${typed[2]!.slice(0, -2)}${typed[2]!.endsWith('00') ? '11' : '00'}`
    expect(await readRecoveryLines(wrong)).toEqual({ ok: false, line: 3 })
    expect(await readRecoveryLines([...typed, ''])).toEqual({ ok: false, line: typed.length + 1 })
    await expect(readRecoveryLines(typed.slice(0, 2))).rejects.toMatchObject({ reason: 'bad_identity' })
    await expect(readRecoveryLines([])).rejects.toMatchObject({ reason: 'bad_identity' })
  })
})
