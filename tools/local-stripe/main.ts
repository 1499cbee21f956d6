import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { endWithSupervisor } from '#lib/platform/supervised.ts'
import { type LocalStripeOptions, startLocalStripe } from './index.ts'

endWithSupervisor()

const HELP = `Local Stripe: a stand-in for api.stripe.com. No money moves.

  --port N                   4242 when absent; 0 takes a free one
  --host ADDRESS             127.0.0.1 when absent
  --secret-key-file FILE     holds the API key (sk_test_…); required
  --webhook-url URL          where signed events are posted
  --webhook-secret-file FILE holds the signing secret (whsec_…); required with --webhook-url
  --public-url URL           the origin that browsers use, when it is not the listening address
  --state-file FILE          keeps the state over restarts
  --payout-delay-ms N        5000 when absent
  --dispute-delay-ms N       3000 when absent
  --webhook-retry-ms N       1000 when absent; doubled for each further attempt
`

const options = {
  ...text('port', 'host', 'secret-key-file', 'webhook-url', 'webhook-secret-file', 'public-url', 'state-file'),
  ...text('payout-delay-ms', 'dispute-delay-ms', 'webhook-retry-ms'),
  help: { type: 'boolean' },
} as const

function text<const T extends string>(...names: T[]) {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' }])) as Record<T, { type: 'string' }>
}

/** The settings of the command line. Throws a sentence for the person who typed it. */
function readSettings(argv: string[]): LocalStripeOptions | 'help' {
  const { values } = parseArgs({ args: argv, options })
  if (values.help) return 'help'
  if (!values['secret-key-file']) throw new Error('--secret-key-file is required')
  if (values['webhook-url'] && !values['webhook-secret-file']) throw new Error('--webhook-url needs --webhook-secret-file')
  const optional = {
    host: values.host,
    webhookUrl: values['webhook-url'],
    webhookSecret: values['webhook-secret-file'] && readSecret(values['webhook-secret-file']),
    publicUrl: values['public-url'],
    stateFile: values['state-file'],
    payoutDelayMs: whole('payout-delay-ms', values['payout-delay-ms'], 86_400_000),
    disputeDelayMs: whole('dispute-delay-ms', values['dispute-delay-ms'], 86_400_000),
    webhookRetryMs: whole('webhook-retry-ms', values['webhook-retry-ms'], 60_000),
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return { port: whole('port', values.port, 65_535) ?? 4242, secretKey: readSecret(values['secret-key-file']), ...given }
}

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 16) throw new Error(`${file} holds no secret of 16 characters or more`)
  return secret
}

function whole(name: string, given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined
  if (/^\d+$/.test(given) && Number(given) <= most) return Number(given)
  throw new Error(`--${name} is a whole number up to ${most}`)
}

try {
  const settings = readSettings(process.argv.slice(2))
  if (settings === 'help') {
    process.stdout.write(HELP)
  } else {
    const stripe = await startLocalStripe({ ...settings, log: (line) => console.error(`local-stripe: ${line}`) })
    console.log(`local-stripe: listening on ${stripe.url}`)
    const stop = () => void stripe.close().then(() => process.exit(0))
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  }
} catch (error) {
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(`local-stripe: ${busy ? 'the port is taken by another program' : (error as Error).message}`)
  process.exitCode = 1
}
