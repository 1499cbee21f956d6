// A project of the vitest tests as one step, read from vitest's JSON report.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failure, finish, type Outcome, type Step } from '#tools/check/step.ts'

export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
  }[]
}

export function vitestStep(name: string, project: string, ...files: string[]): Step {
  return {
    name,
    async run() {
      const file = path.join(os.tmpdir(), `moi-vitest-${project}-${process.pid}.json`)
      try {
        const args = ['run', '--project', project, '--reporter=json', `--outputFile=${file}`, ...files]
        const { code, output } = await finish('vitest', args)
        if (!existsSync(file)) return failure(output)
        return readVitest(JSON.parse(readFileSync(file, 'utf8')), code, output)
      } finally {
        rmSync(file, { force: true })
      }
    },
  }
}

/** A file that could not be loaded, and a run that ended badly for another reason, count as one failure each. */
export function readVitest(report: VitestReport, code: number, output: string): Outcome {
  const failures = report.testResults.flatMap((file) => {
    const place = path.relative(process.cwd(), file.name)
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [`${place}\n${firstLines(file.message ?? '')}`]
    return failed.map((test) => `${place} › ${test.fullName}\n${firstLines(test.failureMessages?.join('\n') ?? '')}`)
  })
  if (failures.length === 0 && code !== 0) failures.push(output)
  return { passed: report.numPassedTests, failed: failures.length, detail: failures.join('\n\n') }
}

function firstLines(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/node_modules|node:internal/.test(line))
    .slice(0, 25)
    .join('\n')
}
