// `npm run verify -- audit [--heads FILE|URL] [DATABASE_URL]`, `-- receipt FILE [--key SPKI]`, `-- fulfilment FILE` and
// `-- allocation FILE`: independent checkers, small enough to read. `-- epcis FILE` reads any EPCIS 2.0 document as the marketplace does
// and computes the hash of each event.

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findDemoDatabase } from '#tools/scratch/demo-database.ts'
import { allocationFaults } from '#tools/verify/allocation.ts'
import { headsInDatabase, type KeptHeads, verifyAudit } from '#tools/verify/audit.ts'
import { readEpcisFile } from '#tools/verify/epcis.ts'
import { verifyFulfilmentFile } from '#tools/verify/fulfilment.ts'
import { verifyReceiptFile } from '#tools/verify/receipt.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { heads: { type: 'string' }, key: { type: 'string' } },
})
const [what, where] = positionals

try {
  if (what === 'audit') await audit()
  else if (what === 'receipt' && where) await receipt(where)
  else if (what === 'fulfilment' && where) fulfilment(where)
  else if (what === 'epcis' && where) await epcis(where)
  else if (what === 'allocation' && where) allocation(where)
  else {
    console.error(
      'Say what to verify: audit [--heads FILE|URL] [DATABASE_URL], receipt FILE, fulfilment FILE, allocation FILE, or epcis FILE.',
    )
    process.exitCode = 2
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function audit(): Promise<void> {
  const demo = await findDemoDatabase()
  const url = where ?? (process.env.DATABASE_URL || demo?.appUrl)
  if (!url) throw new Error('No database: give its URL, set DATABASE_URL, or run "npm start" first.')
  const kept: KeptHeads = values.heads
    ? await readHeads(values.heads)
    : { publicKey: process.env.AUDIT_PUBLIC_KEY || demo?.auditPublicKey || '', heads: await headsInDatabase(url) }
  const { events, heads, faults } = await verifyAudit(url, kept)
  console.log(JSON.stringify({ verified: faults.length === 0, events, heads, faults: faults.length }))
  for (const fault of faults) console.error(fault)
  if (!values.heads)
    console.error(
      'Heads from the database itself were used: whoever can rewrite it could rewrite them. Save /audit/heads and give it with --heads.',
    )
  process.exitCode = faults.length === 0 ? 0 : 1
}

/** What was saved from /audit/heads, or that address itself. */
async function readHeads(place: string): Promise<KeptHeads> {
  const text = /^https?:/.test(place) ? await (await fetch(place)).text() : readFileSync(place, 'utf8')
  return JSON.parse(text) as KeptHeads
}

async function receipt(file: string): Promise<void> {
  const demo = await findDemoDatabase()
  const key = values.key ?? (process.env.RECEIPT_PUBLIC_KEY || demo?.receiptPublicKey)
  if (!key) throw new Error("The platform's public key is needed: give it with --key (SPKI, base64), or set RECEIPT_PUBLIC_KEY.")
  const report = verifyReceiptFile(file, { receipt: key, audit: process.env.AUDIT_PUBLIC_KEY || demo?.auditPublicKey })
  console.log(JSON.stringify(report, null, 2))
  process.exitCode = report.ok ? 0 : 1
}

async function epcis(file: string): Promise<void> {
  const report = await readEpcisFile(file)
  console.log(JSON.stringify(report, null, 2))
  process.exitCode = report.ok ? 0 : 1
}

function fulfilment(file: string): void {
  const { faults, ...report } = verifyFulfilmentFile(file)
  console.log(JSON.stringify(report, null, 2))
  for (const fault of faults) console.error(fault)
  process.exitCode = report.ok ? 0 : 1
}

function allocation(file: string): void {
  const text = readFileSync(file, 'utf8')
  const faults = allocationFaults(text)
  // A plan may be proved up to a gap only: then that is what was verified.
  const gapMinor = faults.length === 0 ? ((JSON.parse(text) as { gapMinor?: string | null }).gapMinor ?? null) : null
  console.log(JSON.stringify({ verified: faults.length === 0, gapMinor, faults: faults.length }))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
