import type { Server } from 'node:http'

/** What the person who starts the emulator decides. */
export type LocalStripeOptions = {
  /** TCP port; 0 asks the system for a free one. */
  port: number
  /** Loopback by default: nothing here protects a public address. */
  host?: string
  /** The only key that API calls may carry, as `Authorization: Bearer <key>`. */
  secretKey: string
  /** Where signed events are posted; without it events are only listed. */
  webhookUrl?: string
  /** The `whsec_…` that signs them. */
  webhookSecret?: string
  /** The origin that a browser uses for the hosted pages; the listening address when absent. */
  publicUrl?: string
  /** A JSON file that keeps the state over restarts. */
  stateFile?: string
  /** The clock of the objects, in milliseconds. Webhook signatures always carry the machine's own time, as receivers check it. */
  now?: () => number
  /** Milliseconds before a new payout is paid. */
  payoutDelayMs?: number
  /** Milliseconds between a charge with the disputing card and its dispute. */
  disputeDelayMs?: number
  /** Milliseconds before the first repeat of a failed webhook; doubled for each further one. */
  webhookRetryMs?: number
  /** Lines for the person who watches; never a secret or personal data. */
  log?: (line: string) => void
}

export type Settings = Required<Omit<LocalStripeOptions, 'webhookUrl' | 'webhookSecret' | 'stateFile'>> &
  Pick<LocalStripeOptions, 'webhookUrl' | 'webhookSecret' | 'stateFile'>

export type LocalStripe = {
  /** The origin it listens on, e.g. `http://127.0.0.1:4242`. */
  url: string
  port: number
  server: Server
  /** Stops listening, stops deliveries and writes the state file. */
  close: () => Promise<void>
}

/** The fee of each charge: 1.5 % + 25 minor units, rounded half up; a dispute costs 1500 minor units and is not given back. */
export const FEES = { basisPoints: 150n, fixedMinor: 25n, disputeMinor: 1500 }

/** What bounds memory and the state file. Oldest rows leave first; full accounts and customers refuse new ones instead. */
export const LIMITS = {
  objectsPerKind: 5000,
  events: 3000,
  replays: 2000,
  undeliveredWebhooks: 2000,
  webhookAttempts: 12,
  bodyBytes: 256 * 1024,
  parameters: 1000,
  parameterDepth: 8,
  textLength: 5000,
  snapshotBytes: 64 * 1024 * 1024,
}

export const API_VERSION = '2026-10-28.endive'

/** Fills in what was left out. `publicUrl` is completed by the server once it knows its port. */
export function withDefaults(options: LocalStripeOptions): Settings {
  return {
    host: '127.0.0.1',
    publicUrl: '',
    now: Date.now,
    payoutDelayMs: 5000,
    disputeDelayMs: 3000,
    webhookRetryMs: 1000,
    log: () => {},
    ...options,
  }
}
