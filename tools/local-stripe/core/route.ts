import type { Fields } from './fields.ts'
import type { Scene } from './world.ts'

/** A call of the API: where, with what, and for whom. */
export type Call = Scene & {
  /** What stands at `:id` and its like in the route's path. */
  path: Record<string, string>
  fields: Fields
  /** The platform, or the connected account of the `Stripe-Account` header. */
  owner: string
}

export type Route = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Names of the parameters it knows; others are refused. */
  known: readonly string[]
  handle: (call: Call) => object
}

/** The route for a method and path, with the path's variables. */
export function findRoute<T extends { method: string; path: string }>(routes: readonly T[], method: string, path: string) {
  const parts = path.split('/')
  for (const route of routes) {
    if (route.method !== method) continue
    const variables = matchPath(route.path.split('/'), parts)
    if (variables) return { route, variables }
  }
  return undefined
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const variables: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const actual = parts[index]!
    if (expected.startsWith(':')) {
      if (actual === '') return undefined
      variables[expected.slice(1)] = decoded(actual)
    } else if (expected !== actual) return undefined
  }
  return variables
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
