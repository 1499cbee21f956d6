import { type Context, Hono } from 'hono'
import { captureRoutes } from '#api/capture.ts'
import { mapRoutes } from '#api/maps.ts'
import { ngsiLdRoutes } from '#api/ngsi-ld.ts'
import { openDataRoutes } from '#api/open-data.ts'
import { stripeRoutes } from '#api/stripe.ts'
import { type Access, publicAccess } from '#lib/platform/access.ts'
import { build } from '#lib/platform/build.ts'
import { hangulFont } from '#lib/platform/web/hangul-fonts.ts'
import { notFound } from '#lib/values/fault.ts'
import { problem } from './problem.ts'
import { setTheme } from './theme.ts'

/** One entry for machines. `access` is for the authorization matrix; the handler still goes through a command or a query. */
export type MachineRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Hono's pattern: "/api/capture/:id". */
  path: string
  access: Access
  handle: (context: Context) => Response | Promise<Response>
}

const ownRoutes: MachineRoute[] = [
  { method: 'GET', path: '/api/health', access: publicAccess, handle: health },
  { method: 'POST', path: '/theme', access: publicAccess, handle: setTheme },
  {
    method: 'GET',
    path: '/fonts/*',
    access: publicAccess,
    handle: async (context) => (await hangulFont(context.req.path)) ?? context.notFound(),
  },
]

/** Every machine route there is: a module exports its list, and the list is named here. */
export const machineRoutes: MachineRoute[] = [
  ...ownRoutes,
  ...captureRoutes,
  ...openDataRoutes,
  ...mapRoutes,
  ...ngsiLdRoutes,
  ...stripeRoutes,
]

/** Run by plain Node beside Next. */
export const machine = new Hono()
for (const { method, path, handle } of machineRoutes) machine.on(method, path, handle)
machine.notFound((context) => problem(notFound(), context.req.header('accept-language')))
machine.onError((error, context) => problem(error, context.req.header('accept-language')))

/** Addresses of the routes above; every other one is a page. Below /api, next-auth and what reads its session are Next's. */
const machinePrefixes = ['/api/', '/fonts/', '/maps/', '/theme', '/audit/']
const nextPrefixes = ['/api/auth/', '/api/me']

export function isMachinePath(path: string): boolean {
  return machinePrefixes.some((prefix) => path.startsWith(prefix)) && !nextPrefixes.some((prefix) => path.startsWith(prefix))
}

function health(context: Context): Response {
  return context.json({ status: 'ok', version: build().version }, 200, { 'cache-control': 'no-store' })
}
