// The web process. In this order: health → machine routes (Hono) → live streams → anonymous pages from the cache → Next.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { isMachinePath, machine } from '#api/machine.ts'
import { problem } from '#api/problem.ts'
import { streamRoutes } from '#app/live.ts'
import { publicPages } from '#app/public-pages.ts'
import { pool } from '#lib/platform/db.ts'
import { env, quietWatchMode } from '#lib/platform/env.ts'
import { ensureLiveFeed } from '#lib/platform/live-feed.ts'
import { log, withRequestId } from '#lib/platform/log.ts'
import { hub } from '#lib/platform/stream.ts'
import { endWithSupervisor } from '#lib/platform/supervised.ts'
import { contentSecurityPolicy } from '#lib/platform/web/csp.ts'
import { bodyRefusal, giveNonce, isUnreadable, localized, requestIdOf, setCommonHeaders } from '#lib/platform/web/entrance.ts'
import { PageCache } from '#lib/platform/web/page-cache.ts'
import { publicPageKey, publicPageRules } from '#lib/platform/web/public-page.ts'
import { renewOnNews } from '#lib/platform/web/renewal.ts'
import { sendPage } from '#lib/platform/web/send-page.ts'
import { stopServing, trackConnections } from '#lib/platform/web/stopping.ts'
import { Streams } from '#lib/platform/web/streams.ts'

endWithSupervisor()

const maxBodyBytes = 2 * 1024 * 1024
const dev = env.DEV
const formTargets =
  dev || env.MODE === 'demo'
    ? [`http://127.0.0.1:${env.LOCAL_STRIPE_PORT}`]
    : ['https://checkout.stripe.com', 'https://connect.stripe.com']
const overHttps = env.PUBLIC_URL.startsWith('https:')

const server = createServer({
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 32 * 1024,
})
const connections = trackConnections(server)
if (dev) quietWatchMode()
const app = next({ dev, hostname: env.HOST, port: env.PORT, httpServer: server })
await app.prepare()
const renderPage = app.getRequestHandler()
const answerMachine = getRequestListener(machine.fetch)
const streams = new Streams({ routes: streamRoutes, report: (error) => log.error({ err: error }, 'stream') })
const rules = publicPageRules(publicPages)
const pages = new PageCache({
  handle: renderPage,
  host: `${env.HOST}:${env.PORT}`,
  policy: (scripts, styles) => contentSecurityPolicy({ scripts, styles, dev, formTargets }),
  freshMs: 3_000,
  staleMs: 10_000,
  maxBytes: 64e6,
  maxPageBytes: 2e6,
  report: (error, url) => log.error({ err: error, url }, 'page could not be renewed'),
})
renewOnNews(hub, () => pages.purge(() => true))
ensureLiveFeed()
let stopping = false

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
  if (path === '/healthz') return plain(res, stopping ? 503 : 200, stopping ? 'stopping' : 'ok')
  if (path === '/readyz') return !stopping && (await ready()) ? plain(res, 200, 'ready') : plain(res, 503, 'not ready')
  if (isUnreadable(req)) return refuse(res, 400)
  if (isMachinePath(path)) return answerMachine(req, res)
  if (path.startsWith('/live/')) return streams.serve(req, res)
  const refusal = bodyRefusal(req, maxBodyBytes)
  if (refusal) return refuse(res, refusal)
  const elsewhere = localized(req)
  if (elsewhere)
    return void res.writeHead(307, { location: elsewhere, vary: 'accept-language', 'cache-control': 'no-store' }).end()
  const key = dev ? null : publicPageKey(req, rules)
  if (key) return sendPage(req, res, await pages.get(key))
  if (!path.startsWith('/_next/static/')) {
    giveNonce(req, res, (nonce) => contentSecurityPolicy({ scripts: [nonce], styles: [nonce], dev, formTargets }))
  }
  return renderPage(req, res)
}

server.on('request', (req, res) => {
  const requestId = requestIdOf(req)
  setCommonHeaders(res, requestId, overHttps)
  if (stopping) res.setHeader('connection', 'close')
  withRequestId(requestId, () => answer(req, res).catch((error) => fail(req, res, error)))
})

/** A refused stream, or a defect: machines and people get the same sentence, the log gets the cause. */
async function fail(req: IncomingMessage, res: ServerResponse, error: unknown): Promise<void> {
  const said = problem(error, req.headers['accept-language'])
  if (res.headersSent) return void res.destroy()
  res.writeHead(said.status, Object.fromEntries(said.headers)).end(await said.text())
}

/** Alive is /healthz; this says that requests may be sent here, which needs the database. */
async function ready(): Promise<boolean> {
  try {
    await pool().query('SELECT 1')
    return true
  } catch {
    return false
  }
}

function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(text)
}

function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { connection: 'close', 'content-length': 0 }).end()
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    stopping = true
    streams.close()
    await stopServing(server, connections, dev ? 0 : 10_000)
    await app.close()
    process.exit(0)
  })
}
// Next listens to this too and would go on in an unknown state.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'uncaught exception')
  process.exit(1)
})

server.listen(env.PORT, env.HOST, () => log.info(`web: ${env.PUBLIC_URL}`))
