import { env } from '#lib/platform/env.ts'

/** What one device may send: messages a second, and how many at once after a silence. */
export const deviceRate = { perSecond: env.DEVICE_MESSAGES_PER_SECOND, burst: 5 * env.DEVICE_MESSAGES_PER_SECOND }

/** A bucket that refills steadily. `now` in milliseconds. */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #rate: { perSecond: number; burst: number }

  constructor(rate: { perSecond: number; burst: number } = deviceRate) {
    this.#rate = rate
  }

  /** Takes one token and returns 0, or returns the milliseconds until there is one. */
  take(key: string, now: number): number {
    const { perSecond, burst } = this.#rate
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    const enough = tokens >= 1
    this.#buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at: now })
    if (this.#buckets.size > 50_000) this.#forget(now)
    return enough ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000)
  }

  /** Full buckets say nothing that a new one would not. */
  #forget(now: number): void {
    const full = (this.#rate.burst / this.#rate.perSecond) * 1000
    for (const [key, { at }] of this.#buckets) if (now - at > full) this.#buckets.delete(key)
  }
}
