// A machine's log of our own making, as bad as the real ones, with the truth about what was made.
export type MachineLog = { lines: string[]; made: number; witnessed: number }

export const cycleSeconds = 20

/**
 * Parts one by one, noise between them, outages after which the controller first says 0, resets, and a clock that runs back and returns.
 * `witnessed`: the parts that were heard in a steady time; the first one after a disturbance is not.
 */
export function inventLog(random: () => number, parts: number): MachineLog {
  const between = (least: number, most: number) => least + random() * (most - least)
  const lines: string[] = []
  const truth = { made: 0, witnessed: 0 }
  let seconds = Date.UTC(2026, 2, 2, 6) / 1000
  let behind = 0
  let total = Math.floor(between(0, 5000))
  let unsettled = false
  const say = (text: string) => lines.push(`${new Date((seconds - behind) * 1000).toISOString()}|${text}`)
  const part = () => {
    seconds += between(cycleSeconds * 1.1, cycleSeconds * 3)
    say(`Xabs|${between(0, 400).toFixed(3)}|Sload|${Math.floor(between(0, 90))}`)
    say(`PartCount|${++total}`)
    truth.made += 1
    if (!unsettled && behind === 0) truth.witnessed += 1
    if (behind === 0) unsettled = false
  }
  const outage = () => {
    say('avail|UNAVAILABLE|PartCount|UNAVAILABLE')
    const unheard = Math.floor(between(0, 30))
    seconds += unheard * cycleSeconds * 2 + 60
    say('PartCount|0')
    total += unheard
    truth.made += unheard
    unsettled = false
    say(`avail|AVAILABLE|PartCount|${total}`)
  }
  const reset = () => {
    seconds += 300
    total = Math.min(Math.floor(between(0, 40)), Math.max(total - 1, 0))
    truth.made += total
    unsettled = false
    say(`PartCount|${total}`)
  }
  const clockBack = () => {
    behind = between(900, 9000)
    unsettled = true
    say('execution|ACTIVE')
    for (let count = Math.floor(between(1, 5)); count > 0; count--) part()
    seconds += behind
    behind = 0
  }
  say('PartCount|UNAVAILABLE')
  say(`PartCount|${total}`)
  for (let made = 0; made < parts; made++) {
    const chance = random()
    if (chance < 0.02) outage()
    else if (chance < 0.03) reset()
    else if (chance < 0.05) clockBack()
    else part()
  }
  return { lines, ...truth }
}
