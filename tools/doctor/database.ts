// What the database is, and what it protects.
import pg from 'pg'
import type { Settings } from '#lib/platform/env.ts'
import { bad, type Finding, good, mind } from '#tools/doctor/findings.ts'

const wantedMajor = 15
const mostDriftSeconds = 5

export type State = { version: string; owner: boolean; clock: number; offset: string | null; migrated: boolean }

/** `url` is the application's. Null: there is none yet, which is right before the first start of a demo. */
export async function checkDatabase(url: string | null, settings: Settings): Promise<Finding[]> {
  if (url === null) {
    return [
      settings.MODE === 'demo'
        ? mind('There is no database yet: the first "npm start" makes one.')
        : bad('DATABASE_URL is missing.'),
    ]
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    return findingsOf(await readState(client), settings)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `The database does not answer: ${reason}.`
    return [settings.DATABASE_URL ? bad(text) : mind(`${text} The embedded one runs only while "npm start" does.`)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function readState(client: pg.Client): Promise<State> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version') AS version, extract(epoch FROM clock_timestamp()) AS clock, to_regclass('public.event') IS NOT NULL AS migrated`,
  )
  const { version, clock, migrated } = rows[0]
  const drift = Number(clock) - Date.now() / 1000
  if (!migrated) return { version, clock: drift, migrated, owner: false, offset: null }
  const more = await client.query(
    `SELECT (has_table_privilege('event', 'UPDATE') OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'event'::regclass), 'MEMBER')) AS owner,
            (SELECT seconds FROM clock_offset WHERE id = 1)::text AS offset`,
  )
  return { version, clock: drift, migrated, owner: more.rows[0].owner, offset: more.rows[0].offset }
}

/** The findings of a database that answers. */
export function findingsOf(state: State, settings: Pick<Settings, 'MODE'>): Finding[] {
  const production = settings.MODE === 'production'
  const findings: Finding[] = []
  const major = Number.parseInt(state.version, 10)
  findings.push(
    major >= wantedMajor
      ? good(`PostgreSQL ${state.version} answers.`)
      : bad(`PostgreSQL ${state.version} answers; ${wantedMajor} or newer is needed.`),
  )
  if (!state.migrated) {
    findings.push(mind('Its tables are not there yet: "npm start" makes them, as the role of MIGRATE_URL.'))
    return findings
  }
  findings.push(
    state.owner
      ? mind(
          'One role only: the application may change the past, so the audit is not protected. Set MIGRATE_URL to the owner and DATABASE_URL to moi_app.',
        )
      : good('The application may add to the past and read it, and nothing else.'),
  )
  findings.push(
    Math.abs(state.clock) <= mostDriftSeconds
      ? good('Its clock agrees with this machine.')
      : bad(
          `Its clock and this machine's differ by ${Math.round(Math.abs(state.clock))} seconds. Deadlines follow the database's; set both by NTP.`,
        ),
  )
  const offset = Number(state.offset ?? 0)
  if (offset === 0) findings.push(good('The application uses the real time.'))
  else if (production) findings.push(bad(`The demo clock is off by ${offset} seconds; production refuses to start with it.`))
  else findings.push(mind(`The demo clock is ${(offset / 86_400).toFixed(1)} days ${offset > 0 ? 'ahead' : 'behind'}.`))
  return findings
}
