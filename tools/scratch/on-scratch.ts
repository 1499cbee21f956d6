// One piece of work on a database of its own: proofs and benches are that.
import { type Scratch, startScratchDatabase } from '#tools/scratch/database.ts'

/** Runs `work` with the scratch database in the environment, and clears everything away, also when it is ended from outside. Sets exit code 1 when `work` throws. */
export async function onScratch(options: { durable: boolean }, work: (scratch: Scratch) => Promise<void>): Promise<void> {
  const scratch = await startScratchDatabase(options)
  // Before anything of lib is loaded: it reads its settings once.
  Object.assign(process.env, scratch.environment)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void scratch.stop().finally(() => process.exit(1)))
  try {
    await work(scratch)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  } finally {
    const { closeDb } = await import('#lib/platform/db.ts')
    await closeDb()
    await scratch.stop()
  }
}
