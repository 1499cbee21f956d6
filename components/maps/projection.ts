import { geoNaturalEarth1 } from 'd3-geo'

/** The drawing's own units: the whole world, as the file of the coastlines is drawn too. */
export const worldSize = { width: 1000, height: 500 }

/** One projection for coastlines and marks: a mark that is drawn by another lies in the sea. */
export const worldProjection = geoNaturalEarth1().fitExtent(
  [
    [2, 2],
    [worldSize.width - 2, worldSize.height - 2],
  ],
  { type: 'Sphere' },
)

export type Window = { x: number; y: number; width: number; height: number }

/** The part of the world that holds all marks with some room around them, never narrower than a region and always in the same shape. */
export function windowAround(points: readonly (readonly [number, number])[], shape: number): Window {
  const whole = {
    x: 0,
    y: (worldSize.height - worldSize.width / shape) / 2,
    width: worldSize.width,
    height: worldSize.width / shape,
  }
  if (points.length === 0) return whole
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const wanted = Math.max((right - left) * 1.15, (bottom - top) * 1.3 * shape, leastWidth)
  if (wanted >= worldSize.width) return whole
  const height = wanted / shape
  return { x: (left + right - wanted) / 2, y: (top + bottom - height) / 2, width: wanted, height }
}

const leastWidth = 120
