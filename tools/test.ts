// `npm test`: everything. The checks, the build, the tests with a real database, the proofs, and real browsers against the whole product.
import path from 'node:path'
import { playwrightStep } from '#tools/check/playwright-step.ts'
import { proofSteps } from '#tools/check/proof-steps.ts'
import { type Outcome, runSteps, type Step } from '#tools/check/step.ts'
import { checkSteps } from '#tools/check/steps.ts'
import { vitestStep } from '#tools/check/vitest-step.ts'
import { buildIfChanged } from '#tools/supervisor/build.ts'

const root = path.resolve(import.meta.dirname, '..')
const build: Step = {
  name: 'build',
  async run() {
    await buildIfChanged(root)
    return { passed: 1, failed: 0, detail: '' }
  },
}

const began = Date.now()
const total: Outcome = { passed: 0, failed: 0, detail: '' }
await run(checkSteps, 2)
const built = await run([build], 1)
await run([vitestStep('database tests', 'database')], 1)
// What follows serves the built pages: without them each would only repeat the build's failure.
if (built.failed === 0) {
  await run([vitestStep('build budgets', 'build')], 1)
  await run(await proofSteps(), 2)
  await run([playwrightStep('browser tests')], 1)
}
console.log(`in ${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function run(steps: readonly Step[], lanes: number): Promise<Outcome> {
  const outcome = await runSteps(steps, lanes)
  total.passed += outcome.passed
  total.failed += outcome.failed
  return outcome
}
