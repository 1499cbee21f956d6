// Each proof as one step, in its short form (at most a minute).
import { type Finished, failure, finish, type Step } from '#tools/check/step.ts'
import { proofNames } from '#tools/scratch/proofs.ts'

export function proofSteps(): Step[] {
  return proofNames().map((name) => ({
    name: `proof of ${name}`,
    async run() {
      const { code, output }: Finished = await finish(process.execPath, ['tools/prove.ts', name])
      return code === 0 ? { passed: 1, failed: 0, detail: '' } : failure(output)
    },
  }))
}
