// The browser tests as one step, read from Playwright's JSON report.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failure, finish, type Outcome, type Step } from '#tools/check/step.ts'

type Spec = {
  title: string
  file: string
  ok: boolean
  tests: { status: string; results: { errors?: { message?: string }[] }[] }[]
}
type Suite = { specs?: Spec[]; suites?: Suite[] }
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: Suite[]
  errors: { message?: string }[]
}

export function playwrightStep(name: string, ...args: string[]): Step {
  return {
    name,
    async run() {
      const file = path.join(os.tmpdir(), `moi-playwright-${process.pid}.json`)
      try {
        const { code, output } = await finish('playwright', ['test', '--reporter=json', ...args], {
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        })
        if (!existsSync(file)) return failure(output)
        return readPlaywright(JSON.parse(readFileSync(file, 'utf8')), code, output)
      } finally {
        rmSync(file, { force: true })
      }
    },
  }
}

/** A test that passes only at its second try is counted as failed: it hides a race. */
export function readPlaywright(report: PlaywrightReport, code: number, output: string): Outcome {
  const failures = specsOf(report.suites)
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
    .map((spec) => {
      const messages = spec.tests.flatMap(({ results }) =>
        results.flatMap(({ errors }) => errors?.map(({ message }) => message) ?? []),
      )
      return `${spec.file} › ${spec.title}\n${messages.join('\n').split('\n').slice(0, 30).join('\n')}`
    })
  failures.push(...report.errors.map(({ message }) => message ?? 'Playwright could not run.'))
  if (failures.length === 0 && code !== 0) failures.push(output)
  return { passed: report.stats.expected, failed: failures.length, detail: failures.join('\n\n') }
}

function specsOf(suites: readonly Suite[]): Spec[] {
  return suites.flatMap(({ specs, suites: inner }) => [...(specs ?? []), ...specsOf(inner ?? [])])
}
