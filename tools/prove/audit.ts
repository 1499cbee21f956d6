// Whoever owns the database can change everything in it. Each way of doing so, after a head was published, is found by `verify -- audit`;
// and the application's own role cannot do any of them.
import { required } from '#lib/platform/env.ts'
import { sequenceAll } from '#seed/sequence.ts'
import { refusedStatements, tamperings } from '#tools/prove/audit/tampering.ts'
import { announce, asRole } from '#tools/scratch/events.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'
import { headsInDatabase, type KeptHeads, verifyAudit } from '#tools/verify/audit.ts'

/** unseen-change: the checker is given the heads that the tamperer wrote instead of those kept outside. silent-tamper: nothing is tampered with. */
export const plants = ['own-heads', 'silent-tamper'] as const

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  const random = randomFrom(seed)
  const owner = required('MIGRATE_URL')
  const events = full ? 20_000 : 600
  for (let written = 0; written < events; written += 100) {
    await announce(`proof-${written}`, 100)
    await sequenceAll()
  }
  const kept: KeptHeads = { publicKey: required('AUDIT_PUBLIC_KEY'), heads: await headsInDatabase(owner) }
  const clean = await verifyAudit(owner, kept)
  const faults: string[] = clean.faults.map((fault) => `untouched: ${fault}`)
  if (clean.events !== events) faults.push(`untouched: ${clean.events} of ${events} events were checked`)

  let found = 0
  for (const { name, sql } of tamperings(random, events)) {
    const report = await asRole(owner, async (client) => {
      // The tampering is undone by the rollback, so each starts from the same truth; the checker gets its own copy to read.
      await client.query('CREATE SCHEMA tampered')
      try {
        for (const table of ['event', 'event_position', 'audit_head'])
          await client.query(`CREATE TABLE tampered.${table} AS TABLE public.${table}`)
        await client.query('SET search_path = tampered')
        if (plant !== 'silent-tamper') for (const statement of sql) await client.query(statement)
        const url = `${owner}?options=-c%20search_path%3Dtampered`
        return await verifyAudit(url, plant === 'own-heads' ? { publicKey: kept.publicKey, heads: [] } : kept)
      } finally {
        await client.query('DROP SCHEMA tampered CASCADE')
      }
    })
    if (report.faults.length > 0) found++
    else faults.push(`not found: ${name}`)
  }

  const refused = await tryAsApplication(faults)
  const tampered = tamperings(randomFrom(seed), events).length
  return {
    passed: faults.length === 0,
    figures: { events, heads: kept.heads.length, tamperings: tampered, found, statementsRefused: refused, faults: faults.length },
    detail: faults.join('\n'),
  }
}

/** Every statement must be refused to the role that the application has. */
async function tryAsApplication(faults: string[]): Promise<number> {
  let refused = 0
  await asRole(required('DATABASE_URL'), async (client) => {
    for (const statement of refusedStatements) {
      const error = await client.query(statement).then(
        () => null,
        (reason: Error) => reason,
      )
      if (error && /permission denied|must be owner/.test(error.message)) refused++
      else faults.push(`the application may: ${statement}${error ? ` (${error.message})` : ''}`)
    }
  })
  return refused
}
