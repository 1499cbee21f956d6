import { geoPath } from 'd3-geo'
import type { Context } from 'hono'
import { feature, mesh } from 'topojson-client'
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' }
import { worldProjection, worldSize } from '#components/maps/projection.ts'
import { publicAccess } from '#lib/platform/access.ts'
import type { MachineRoute } from './machine.ts'

type Atlas = Parameters<typeof mesh>[0]
type Shapes = NonNullable<Parameters<typeof mesh>[1]>

let drawn: string | undefined

/** Coastlines and borders of the world (Natural Earth, public domain), colourless: whoever uses them gives the colour. */
function land(context: Context): Response {
  drawn ??= draw()
  return context.body(drawn, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' })
}

function draw(): string {
  const world = atlas as unknown as Atlas
  const path = geoPath(worldProjection).digits(1)
  const coast = path(feature(world, world.objects.land as Shapes))
  const borders = path(mesh(world, world.objects.countries as Shapes, (one, other) => one !== other))
  const { width, height } = worldSize
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path id="land" d="${coast}"/><path id="borders" d="${borders}"/></svg>`
}

export const mapRoutes: MachineRoute[] = [{ method: 'GET', path: '/maps/land.svg', access: publicAccess, handle: land }]
