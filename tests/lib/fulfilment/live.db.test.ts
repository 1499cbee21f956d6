// The order's stream over real HTTP, real sessions and the real sequencer.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fulfilmentStreams } from '#lib/fulfilment/live.ts'
import { revokeSession } from '#lib/identity/index.ts'
import { type MemberActor, worker } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { record } from '#lib/platform/events.ts'
import { Streams } from '#lib/platform/web/streams.ts'
import { isFault } from '#lib/values/fault.ts'
import { sequenceOutbox } from '#seed/sequence.ts'
import { makeWorld, type World } from '../devices/world.ts'

let world: World
let origin: string
let server: Server
const streams = new Streams({ routes: fulfilmentStreams, report: () => undefined })
const sequencer = new pg.Client({ connectionString: required('SEQUENCER_URL') })

beforeAll(async () => {
  world = await makeWorld()
  await sequencer.connect()
  server = createServer((req, res) => {
    streams.serve(req, res).catch((error) => res.writeHead(isFault(error) && error.code === 'not_found' ? 404 : 401).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  streams.close()
  server.close()
  await sequencer.end()
})

async function open(actor: MemberActor, as: MemberActor = actor): Promise<Response> {
  const at = new Date()
  const sessionId = `ses_${Math.random()
    .toString(36)
    .slice(2, 12)
    .replace(/[ilou]/g, '0')}`
  const session = { id: sessionId, personId: actor.personId, createdAt: at, lastSeenAt: at, userAgent: 'test' }
  await db().session.create({ data: { ...session, expiresAt: new Date(at.getTime() + 60_000) } })
  await db().member.upsert({
    where: { organizationId_personId: { organizationId: actor.organizationId, personId: actor.personId } },
    create: {
      id: `mem_${sessionId.slice(4)}`,
      organizationId: actor.organizationId,
      personId: actor.personId,
      roles: [...actor.roles],
      createdAt: at,
    },
    update: {},
  })
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: as.organizationId } })
  const cookie = `next-auth.session-token=${await encode({ token: { sid: sessionId }, secret: required('NEXTAUTH_SECRET') })}`
  return fetch(`${origin}/live/orders/${world.orderId}?org=${slug}`, { headers: { cookie } })
}

async function announce(name: `${string}.${string}`, orderLineId?: string): Promise<void> {
  await transaction((tx, now) =>
    record(tx, worker('test'), now, [{ name, subject: world.orderId, payload: orderLineId ? { orderLineId } : {} }]),
  )
  await sequenceOutbox(sequencer)
}

/** Reads until `until` was said, and returns the names of what was heard. */
async function hear(response: Response, until: string): Promise<string[]> {
  const reader = response.body!.getReader()
  let text = ''
  while (!text.includes(`"name":"${until}"`)) {
    const { value, done } = await reader.read()
    if (done) break
    text += new TextDecoder().decode(value)
  }
  await reader.cancel()
  return [...text.matchAll(/"name":"([^"]+)"/g)].map((match) => match[1]!)
}

it('tells the city all, and each maker only of its own lines', async () => {
  const [city, brno, leeds] = await Promise.all([open(world.tampere), open(world.brno), open(world.leeds)])
  expect([city.status, brno.status, leeds.status]).toEqual([200, 200, 200])
  await new Promise((resolve) => setTimeout(resolve, 200))
  await announce('line.progressed', world.orderLineId)
  await announce('milestone.reported', world.otherLineId)
  await announce('order.completed')
  expect(await hear(city, 'order.completed')).toEqual(['line.progressed', 'milestone.reported', 'order.completed'])
  expect(await hear(brno, 'order.completed')).toEqual(['line.progressed', 'order.completed'])
  expect(await hear(leeds, 'order.completed')).toEqual(['milestone.reported', 'order.completed'])
})

it('ends at once when the session behind it is revoked', async () => {
  const stream = await open(world.tampere)
  expect(stream.status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const sessions = await db().session.findMany({ where: { personId: world.tampere.personId, revokedAt: null } })
  for (const { id } of sessions) await revokeSession(world.tampere, { sessionId: id })
  await sequenceOutbox(sequencer)
  const reader = stream.body!.getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += new TextDecoder().decode(part.value)
  expect(text).toContain('event: bye')
})

it('answers nobody, and a person who names another organization, as if there were no such order', async () => {
  expect((await fetch(`${origin}/live/orders/${world.orderId}?org=x`)).status).toBe(401)
  expect((await open(world.brno, world.tampere)).status).toBe(404)
  const other = await makeWorld()
  expect((await open(other.tampere)).status).toBe(404)
})
