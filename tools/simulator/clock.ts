import { setTimeout as sleep } from 'node:timers/promises'

/** How often the marketplace is asked before the simulator goes by this machine's clock. */
const firstTries = 10

/** The marketplace's clock: in a demo it may be days away from this machine's, and a reading carries its time. */
export async function followClock(url: string): Promise<{ now: () => number; stop: () => void }> {
  let offset = 0
  const ask = async (): Promise<boolean> => {
    const asked = Date.now()
    const answer = await fetch(`${url}/api/clock`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (!answer?.ok) return false
    const { now } = (await answer.json()) as { now: string }
    offset = Date.parse(now) - (asked + Date.now()) / 2
    return true
  }
  // A jump of the clock between two readings would make the units between them unwitnessed.
  for (let tries = 1; !(await ask()) && tries < firstTries; tries++) await sleep(200)
  const asking = setInterval(() => void ask(), 15_000).unref()
  return { now: () => Date.now() + offset, stop: () => clearInterval(asking) }
}
