import { createHash } from 'node:crypto'
import { LIMITS } from './settings.ts'
import { invalid, StripeFailure } from './stripe-error.ts'
import type { Replay, World } from './world.ts'

const KEPT_MS = 24 * 3600 * 1000

export type Question = { key: string; owner: string; method: string; path: string; body: string }

/** The answer that was given to this key before; an error when the key was used for another request. */
export function findReplay(world: World, question: Question, nowMs: number): Replay | undefined {
  if (question.key.length > 255)
    throw invalid('Idempotency keys can be at most 255 characters long.', undefined, 'idempotency_key_too_long')
  const replay = world.replays.get(slot(question))
  if (!replay || replay.at < nowMs - KEPT_MS) return undefined
  if (replay.request === digest(question)) return replay
  throw new StripeFailure(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${question.key}' if you meant to execute a different request.`,
  })
}

/** Keeps an answer for a day. Answers to requests that never began (a missing parameter) are not kept, so they may be corrected. */
export function keepReplay(world: World, question: Question, answer: Omit<Replay, 'request'>) {
  world.replays.delete(slot(question))
  world.replays.set(slot(question), { ...answer, request: digest(question) })
  if (world.replays.size > LIMITS.replays) world.replays.delete(world.replays.keys().next().value!)
}

function slot(question: Question) {
  return `${question.owner} ${question.key}`
}

function digest({ method, path, body }: Question) {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex')
}
