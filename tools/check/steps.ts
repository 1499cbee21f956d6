// What can be checked without a database and without a build. Boundaries, messages, floors, licences and the like are pure tests.
import { commandStep, type Step } from '#tools/check/step.ts'
import { vitestStep } from '#tools/check/vitest-step.ts'

export const checkSteps: readonly Step[] = [
  commandStep('types', 'tsc', '--noEmit'),
  vitestStep('pure tests', 'pure'),
  commandStep('format and lint', 'biome', 'check', '--reporter=concise', '--max-diagnostics=200'),
  commandStep('unused files', 'knip', '--no-progress'),
]
