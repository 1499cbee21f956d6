import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerApi } from './api.ts'
import { type App, createApp } from './app.ts'
import { answerControl } from './control.ts'
import { strikes } from './core/faults.ts'
import { LIMITS, type LocalStripe, type LocalStripeOptions, withDefaults } from './core/settings.ts'
import { type Answer, type Request, readRequest, writeAnswer } from './http.ts'
import { answerPage } from './pages/pages.ts'

/** Starts the emulator and resolves when it listens. Rejects when the port is taken. */
export async function startLocalStripe(options: LocalStripeOptions): Promise<LocalStripe> {
  const settings = withDefaults(options)
  const server = createServer({ requestTimeout: 30_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const url = `http://${host}:${port}`
  settings.publicUrl = (settings.publicUrl || url).replace(/\/$/, '')
  const app = createApp(settings)
  server.on('request', (incoming, response) => {
    answer(app, incoming, response).catch((error: Error) => {
      settings.log(`${incoming.method} ${incoming.url}: ${error.stack}`)
      if (!response.headersSent)
        writeAnswer(response, { status: 500, headers: { 'content-type': 'text/plain' }, body: 'A defect of the local Stripe.' })
    })
  })
  return {
    url,
    port,
    server,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await app.close()
      await closed
    },
  }
}

async function answer(app: App, incoming: IncomingMessage, response: ServerResponse) {
  const request = await readRequest(incoming, LIMITS.bodyBytes)
  if (!request) {
    const body = JSON.stringify({
      error: { type: 'invalid_request_error', message: `The body is larger than ${LIMITS.bodyBytes} bytes.` },
    })
    return writeAnswer(response, { status: 413, headers: { 'content-type': 'application/json', connection: 'close' }, body })
  }
  const reply = answerFor(app, request)
  if (request.path.startsWith('/v1/') && strikes(app.faults, 'loseAnswersNext')) return incoming.socket.destroy()
  writeAnswer(response, reply)
}

function answerFor(app: App, request: Request): Answer {
  if (/^\/v\d+(\/|$)/.test(request.path)) return answerApi(app, request)
  if (request.path.startsWith('/_local/')) return answerControl(app, request)
  return answerPage(app, request)
}
