import type { Context } from 'hono'
import { findAwardPlan } from '#lib/awards/index.ts'
import { findThingModel } from '#lib/catalog/index.ts'
import {
  findFulfilment,
  findMirroredRecord,
  findMirroredReleases,
  findRecordPackage,
  findReleasePackage,
  listAuditHeads,
} from '#lib/disclosure/index.ts'
import { findOriginal } from '#lib/mirrors/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { env } from '#lib/platform/env.ts'
import { notFound } from '#lib/values/fault.ts'
import { isId } from '#lib/values/id.ts'
import type { MachineRoute } from './machine.ts'
import { streamed } from './streamed.ts'

/** Anyone may ask from anywhere; a few seconds in caches keep a popular case cheap. */
const openHeaders = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=10' }

async function record(context: Context) {
  const key = context.req.param('file')?.replace(/\.json$/, '') ?? ''
  if (key.includes('\0')) throw notFound()
  const found = /^MOI-/.test(key) ? await findRecordPackage(key) : await findMirroredRecord(key)
  if (!found) throw notFound()
  return context.json(found, 200, openHeaders)
}

async function releases(context: Context) {
  const source = context.req.query('source')
  if (source?.includes('\0')) throw notFound()
  const cursor = context.req.query('cursor')
  const found = source === undefined ? await findReleasePackage(cursor) : await findMirroredReleases(source, cursor)
  if (!found) throw notFound()
  const asked = new URLSearchParams({ ...(source !== undefined && { source }), cursor: found.next ?? '' })
  const next = found.next && `<${env.PUBLIC_URL}/api/ocds/releases.json?${asked}>; rel="next"`
  return context.json(found.package, 200, { ...openHeaders, ...(next ? { link: next } : {}) })
}

async function allocation(context: Context) {
  const found = await findAwardPlan(context.req.param('file')?.replace(/\.json$/, '') ?? '')
  if (!found) throw notFound()
  return context.json(found, 200, openHeaders)
}

async function fulfilment(context: Context) {
  const pieces = await findFulfilment(context.req.param('file')?.replace(/\.jsonld$/, '') ?? '')
  if (!pieces) throw notFound()
  return streamed(context, pieces, { ...openHeaders, 'content-type': 'application/ld+json' })
}

async function thingModel(context: Context) {
  const found = await findThingModel(publicActor, context.req.param('id') ?? '')
  if (!found) throw notFound()
  return context.body(JSON.stringify(found), 200, { ...openHeaders, 'content-type': 'application/tm+json' })
}

/** A release as its publisher wrote it: a file to take away, never a page of ours. */
async function original(context: Context) {
  const id = context.req.param('file')?.replace(/\.json$/, '') ?? ''
  const found = isId('mirroredRelease', id) ? await findOriginal(id) : null
  if (!found) throw notFound()
  const name = found.ocid.replaceAll(/[^\w.-]/g, '_')
  return context.body(found.original, 200, {
    ...openHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.json"`,
  })
}

export const openDataRoutes: MachineRoute[] = [
  { method: 'GET', path: '/api/ocds/records/:file', access: publicAccess, handle: record },
  { method: 'GET', path: '/api/ocds/originals/:file', access: publicAccess, handle: original },
  { method: 'GET', path: '/api/ocds/releases.json', access: publicAccess, handle: releases },
  { method: 'GET', path: '/api/allocations/:file', access: publicAccess, handle: allocation },
  { method: 'GET', path: '/api/epcis/orders/:file', access: publicAccess, handle: fulfilment },
  { method: 'GET', path: '/api/products/:id/thing-model', access: publicAccess, handle: thingModel },
  {
    method: 'GET',
    path: '/audit/heads',
    access: publicAccess,
    handle: async (context) => context.json(await listAuditHeads(), 200, openHeaders),
  },
]
