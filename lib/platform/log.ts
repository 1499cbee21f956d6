import { AsyncLocalStorage } from 'node:async_hooks'
import pino from 'pino'
import { env } from '#lib/platform/env.ts'

/** One request's or job's id runs through every line it writes; `process` tells which worker wrote it. */
const context = new AsyncLocalStorage<{ requestId: string }>()

export const log = pino({
  level: env.LOG_LEVEL,
  base: { pid: process.pid },
  mixin: () => context.getStore() ?? {},
  // Personal data and secrets never reach a log line, whatever object is handed over.
  redact: {
    paths: ['email', 'name', 'password', 'token', 'cookie', 'authorization', '*.email', '*.password', '*.token', '*.cookie'],
    remove: true,
  },
})

/** Runs `work` so that every line it logs, however deep, carries the request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return context.run({ requestId }, work)
}

/** The id of the request or job that runs now; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return context.getStore()?.requestId
}
