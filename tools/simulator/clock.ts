/** The marketplace's clock: in a demo it may be days ahead of this machine's, and a reading carries its time. */
export async function followClock(url: string): Promise<{ now: () => number; stop: () => void }> {
  let offset = 0
  const ask = async () => {
    const asked = Date.now()
    const answer = await fetch(`${url}/api/clock`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (!answer?.ok) return
    const { now } = (await answer.json()) as { now: string }
    offset = Date.parse(now) - (asked + Date.now()) / 2
  }
  await ask()
  const asking = setInterval(() => void ask(), 15_000).unref()
  return { now: () => Date.now() + offset, stop: () => clearInterval(asking) }
}
