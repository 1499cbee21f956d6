import { describe, expect, it, vi } from 'vitest'
import { type PlaywrightReport, readPlaywright } from '#tools/check/playwright-step.ts'
import { commandStep, failure, runSteps, shortened } from '#tools/check/step.ts'
import { readVitest, type VitestReport } from '#tools/check/vitest-step.ts'

const vitestReport = (testResults: VitestReport['testResults'], passed = 0): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: 0,
  testResults,
})

describe('the report of vitest', () => {
  it('counts what passed and tells what failed, with its place', () => {
    const failed = { status: 'failed', fullName: 'money adds', failureMessages: ['expected 1 to be 2\n    at node_modules/x'] }
    const { detail, ...counts } = readVitest(
      vitestReport([{ name: `${process.cwd()}/tests/a.test.ts`, status: 'failed', assertionResults: [failed] }], 4),
      1,
      '',
    )
    expect(counts).toEqual({ passed: 4, failed: 1 })
    expect(detail).toBe('tests/a.test.ts › money adds\nexpected 1 to be 2')
  })

  it('counts a file that could not be loaded, and a run that ended badly without saying why', () => {
    const broken = { name: `${process.cwd()}/tests/b.test.ts`, status: 'failed', message: 'no such module', assertionResults: [] }
    expect(readVitest(vitestReport([broken]), 1, '')).toMatchObject({
      failed: 1,
      detail: expect.stringContaining('no such module'),
    })
    expect(readVitest(vitestReport([], 3), 1, 'Unhandled error')).toEqual({ passed: 3, failed: 1, detail: 'Unhandled error' })
  })
})

describe('the report of Playwright', () => {
  const report = (ok: boolean, status: string, errors: { message?: string }[] = []): PlaywrightReport => ({
    stats: { expected: ok ? 1 : 0, unexpected: ok ? 0 : 1, flaky: 0 },
    suites: [
      {
        suites: [
          {
            specs: [
              {
                title: 'buys',
                file: 'way.journey.ts',
                ok,
                tests: [{ status, results: [{ errors: [{ message: 'not visible' }] }] }],
              },
            ],
          },
        ],
      },
    ],
    errors,
  })

  it('counts what passed and tells what failed', () => {
    expect(readPlaywright(report(true, 'expected'), 0, '')).toEqual({ passed: 1, failed: 0, detail: '' })
    expect(readPlaywright(report(false, 'unexpected'), 1, '')).toEqual({
      passed: 0,
      failed: 1,
      detail: 'way.journey.ts › buys\nnot visible',
    })
  })

  it('counts a second try as a failure, and a set-up that broke', () => {
    expect(readPlaywright(report(true, 'flaky'), 0, '').failed).toBe(1)
    expect(readPlaywright(report(true, 'expected', [{ message: 'no product' }]), 1, '')).toMatchObject({
      failed: 1,
      detail: 'no product',
    })
  })
})

describe('the steps', () => {
  it('add up, and a step that throws is one failure', async () => {
    const lines: string[] = []
    const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    const steps = [
      { name: 'good', run: async () => ({ passed: 5, failed: 0, detail: '' }) },
      { name: 'bad', run: async () => failure('because') },
      { name: 'broken', run: () => Promise.reject(new Error('gone')) },
    ]
    expect(await runSteps(steps, 2)).toMatchObject({ passed: 5, failed: 2 })
    spy.mockRestore()
    expect(lines.join('\n')).toMatch(/✓ good +5 passed.*✗ bad +failed.*because.*✗ broken.*gone/s)
  })

  it('take a command by how it ends', async () => {
    expect(await commandStep('true', 'true').run()).toMatchObject({ passed: 1, failed: 0 })
    expect(await commandStep('sh', 'sh', '-c', 'echo why; exit 3').run()).toMatchObject({ failed: 1, detail: 'why\n' })
  })

  it('show the beginning and the end of a long text', () => {
    const long = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n')
    expect(shortened(long).split('\n')).toHaveLength(121)
    expect(shortened(long)).toContain('… 380 more lines …')
  })
})
