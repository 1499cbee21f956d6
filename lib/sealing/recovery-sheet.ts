import { recipientOf } from './age.ts'
import { sha256Hex, toBytes } from './encoding.ts'
import { SealingError } from './sealing-error.ts'

/** One printed line: groups of four characters to type back, and two check characters over line number and text. */
export type RecoveryLine = { number: number; groups: string[]; check: string }
export type RecoveryReading = { ok: true; identity: string } | { ok: false; line: number }

const perLine = 16

/** The identity as five short lines for paper (74 characters; the last line is shorter). Throws `bad_identity`. */
export async function recoveryLines(identity: string): Promise<RecoveryLine[]> {
  await recipientOf(identity)
  const texts = identity.match(new RegExp(`.{1,${perLine}}`, 'g'))!
  return Promise.all(
    texts.map(async (text, at) => ({ number: at + 1, groups: text.match(/.{1,4}/g)!, check: await checkOf(at + 1, text) })),
  )
}

/** A line as it is printed: `1  AGE- SECR ET-K EY-1  4F`. */
export function printedLine(line: RecoveryLine): string {
  return `${line.number}  ${line.groups.join(' ')}  ${line.check}`
}

/**
 * Reads lines typed back from paper (without their numbers; spaces and case do not matter; the check characters last).
 * Names the first line that does not fit, counted from 1. Throws `bad_identity` when all lines fit but are no key.
 */
export async function readRecoveryLines(typed: string[]): Promise<RecoveryReading> {
  let identity = ''
  for (const [at, text] of typed.entries()) {
    const letters = text.replace(/\s+/g, '').toUpperCase()
    const body = letters.slice(0, -2)
    if (body === '' || letters.slice(-2) !== (await checkOf(at + 1, body))) return { ok: false, line: at + 1 }
    identity += body
  }
  if (identity === '') throw new SealingError('bad_identity')
  await recipientOf(identity)
  return { ok: true, identity }
}

async function checkOf(number: number, text: string): Promise<string> {
  return (await sha256Hex(toBytes(`${number}:${text}`))).slice(0, 2).toUpperCase()
}
