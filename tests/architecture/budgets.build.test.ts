// Asks the built application for its public pages and weighs what they make a browser load.
import { type ChildProcess, spawn } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicPages } from '#app/public-pages.ts'
import { freePort } from '#tools/free-port.ts'

const kilobyte = 1000
const budget = { scripts: 145 * kilobyte, styles: 20 * kilobyte, html: 60 * kilobyte }

let web: ChildProcess
let origin = ''

beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  web = spawn(process.execPath, ['server.ts'], {
    env: { ...process.env, NODE_ENV: 'production', MODE: 'demo', DEV: 'false', PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: 'inherit',
  })
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the web process did not start')
}, 30_000)

afterAll(() => web.kill('SIGTERM'))

/** Pages without a parameter; one with needs a record, and shares its layout with these. */
const paths = publicPages.map(({ path }) => path).filter((path) => !path.includes(':'))

describe.each(paths)('the public page %s', (path) => {
  test.each(['en', 'ko', 'zh'])('stays within its budget in %s', async (locale) => {
    const answer = await fetch(`${origin}/${locale}${path === '/' ? '' : path}`)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(gzipSync(html).length, 'HTML').toBeLessThanOrEqual(budget.html)
    expect(await weigh(scriptsOf(html)), 'JavaScript').toBeLessThanOrEqual(budget.scripts)
    expect(await weigh(stylesOf(html)), 'CSS').toBeLessThanOrEqual(budget.styles)
  })

  test('asks no other origin for anything', async () => {
    const html = await (await fetch(`${origin}/en${path === '/' ? '' : path}`)).text()
    expect(
      [...html.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?\/\/[^"]*"/g)].map(([tag]) => tag),
    ).toEqual([])
  })
})

function scriptsOf(html: string): string[] {
  // `noModule` scripts are for browsers that no longer exist; no present one loads them.
  return [...html.matchAll(/<script\b([^>]*)\ssrc="(\/_next\/[^"]+)"([^>]*)>/g)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map((match) => match[2]!)
}

function stylesOf(html: string): string[] {
  return [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].flatMap(
    ([tag]) => /href="(\/_next\/[^"]+)"/.exec(tag)?.[1] ?? [],
  )
}

/** Bytes after gzip of the files at these addresses, each once. */
async function weigh(urls: string[]): Promise<number> {
  const files = await Promise.all(
    [...new Set(urls)].map(async (url) => Buffer.from(await (await fetch(origin + url)).arrayBuffer())),
  )
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0)
}
