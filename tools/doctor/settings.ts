// What the settings lack.
import { productionFaults, readSettings, type Settings } from '#lib/platform/env.ts'
import { bad, type Finding, good, mind } from '#tools/doctor/findings.ts'

/** The settings, or why they cannot be read. */
export function readOrExplain(env: NodeJS.ProcessEnv): { settings: Settings } | { finding: Finding } {
  try {
    return { settings: readSettings(env) }
  } catch (error) {
    return { finding: bad(`A setting cannot be read: ${error instanceof Error ? error.message : error}. See .env.example.`) }
  }
}

export function checkSettings(settings: Settings): Finding[] {
  if (settings.MODE === 'demo') {
    const open = settings.HOST === '127.0.0.1' || settings.HOST === 'localhost'
    return [
      good('MODE is demo: secrets are made at the first start and stay in the data folder.'),
      open
        ? good('Only this machine can reach it.')
        : mind(`HOST is ${settings.HOST}: others can reach a demo whose passwords everyone knows.`),
      settings.SMTP_URL
        ? good('Mail goes out.')
        : mind('There is no mail in this demo: what would be sent is counted in the log only.'),
    ]
  }
  const faults = productionFaults(settings)
  if (faults.length === 0) return [good('MODE is production and nothing that it needs is missing.')]
  return faults.map((fault) => bad(`Production will not start: ${fault}.`))
}
