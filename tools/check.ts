// `npm run check`: format, lint, types, the order of the house, messages, floors, licences and the pure tests, without a database.
import { runSteps } from '#tools/check/step.ts'
import { checkSteps } from '#tools/check/steps.ts'

const { passed, failed } = await runSteps(checkSteps, 2)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
