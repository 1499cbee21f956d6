// What a declared access promises to a principal, and whether an answer keeps that promise.
import type { Access } from '#lib/platform/access.ts'
import type { DeskKind, Principal } from '#tools/prove/authorization/world.ts'
import type { Answer } from '#tools/scratch/web.ts'

export type Promised = 'in' | 'sign-in' | 'nothing'

/** Let in, sent to sign in, or told that there is nothing: for an address of the organization with this slug. */
export function promised(access: Access, principal: Principal, slug: string | null): Promised {
  if (access.kind === 'public') return 'in'
  if (principal.email === null) return 'sign-in'
  if (access.kind === 'person') return 'in'
  if (access.kind !== 'member') return 'nothing'
  return principal.desk?.slug === slug && principal.desk.kind === access.of && mayWith(access.roles, principal) ? 'in' : 'nothing'
}

function mayWith(roles: readonly string[], { desk }: Principal): boolean {
  return roles.length === 0 || roles.some((role) => desk?.roles.includes(role as never))
}

/** The page's own sign-in address, in any language. */
const signIn = /\/(en|ko|zh)\/sign-in(\?|$)/

export function outcomeOf(answer: Answer): Promised | 'defect' {
  if (answer.status >= 500) return 'defect'
  if (answer.status === 401 || (answer.status >= 300 && answer.status < 400 && signIn.test(answer.location))) return 'sign-in'
  return answer.status === 404 ? 'nothing' : 'in'
}

/**
 * An answer without what differs from request to request: nonces, references, and the id that was asked for. What a page streams
 * beside its markup comes in pieces whose order is a matter of milliseconds, so the pieces are sorted.
 */
export function withoutTraces(answer: Answer, asked: readonly string[]): string {
  let text = `${answer.status} ${answer.location} ${answer.type}\n${answer.body}`
  for (const id of asked) text = text.replaceAll(id, 'ID').replaceAll(encodeURIComponent(id), 'ID')
  const streamed = [...text.matchAll(/self\.__next_f\.push\(\[1,(".*?")\]\)<\/script>/gs)].map(
    ([, piece]) => JSON.parse(piece!) as string,
  )
  const pieces = streamed
    .join('')
    .split('\n')
    .map((piece) => piece.replace(/^[0-9a-f]+:/, '').replace(/\$[A-Z@]?[0-9a-f]+/g, '$'))
  return [text.replace(/<script\b.*?<\/script>/gs, ''), ...pieces.sort()]
    .join('\n')
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/[A-Za-z0-9+/_-]{22}==?/g, 'NONCE')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'REFERENCE')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'INSTANT')
    .replace(/(template id="|[BSP]:)[0-9a-f]+/g, '$1')
}

export function deskOf(address: string): DeskKind | null {
  return (/^\/\[locale\]\/w\/\[org\]\/(city|maker|operator)\b/.exec(address)?.[1] as DeskKind | undefined) ?? null
}
