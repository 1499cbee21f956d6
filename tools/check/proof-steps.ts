// Each proof in its short form (at most a minute), and each of its planted mistakes, which must turn it red.
import { failure, finish, type Outcome, type Step } from '#tools/check/step.ts'
import { loadProof, proofNames } from '#tools/scratch/proofs.ts'

const ok: Outcome = { passed: 1, failed: 0, detail: '' }

export async function proofSteps(): Promise<Step[]> {
  const steps: Step[] = []
  for (const name of proofNames()) {
    steps.push({ name: `proof of ${name}`, run: () => real(name) })
    for (const plant of (await loadProof(name)).plants) {
      steps.push({ name: `  sees ${plant}`, run: () => planted(name, plant) })
    }
  }
  return steps
}

async function real(name: string): Promise<Outcome> {
  const { code, output } = await finish(process.execPath, ['tools/prove.ts', name])
  return code === 0 ? ok : failure(output)
}

/** A proof that breaks down has found nothing: it must have measured, and said that it fell short. */
async function planted(name: string, plant: string): Promise<Outcome> {
  const { code, output } = await finish(process.execPath, ['tools/prove.ts', name, '--plant', plant])
  if (code === 1 && output.includes('"passed":false')) return ok
  return failure(`The proof of ${name} did not see the planted mistake "${plant}".\n${output}`)
}
