import '#server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type DeskOrganization, findDesk } from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import type { Access } from '#lib/platform/access.ts'
import { isMember, type MemberActor, type PersonActor } from '#lib/platform/actor.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/values/locale.ts'

/** Who is signed in, read once per request. */
export const currentPerson = cache(async (): Promise<PersonActor | null> => {
  return findPersonByCookies(Object.fromEntries(await headers()))
})

/** The signed-in person's desk in the organization with this slug, read once per request; null when there is none. */
export const currentDesk = cache(async (slug: string) => {
  const person = await currentPerson()
  return person && (await findDesk(person, slug))
})

export type DeskVisit = { actor: MemberActor; organization: DeskOrganization; locale: Locale }
export type DeskParams = Promise<{ locale: string; org: string }>

/** The signed-in person; others are sent to sign in and come back. */
export async function enterAccount(
  params: Promise<{ locale: string }>,
  path: string,
): Promise<{ actor: PersonActor; locale: Locale }> {
  const { locale } = await params
  const known = isLocale(locale) ? locale : defaultLocale
  return { actor: (await currentPerson()) ?? toSignIn(known, path), locale: known }
}

/**
 * The desk of the organization in the URL. Nobody signed in: to the sign-in page. Not a member, another kind of organization or
 * none of the roles that `access` names: not found, as if there were no such page.
 */
export async function enterDesk(params: DeskParams, access: Access): Promise<DeskVisit> {
  const { locale, org } = await params
  const known = isLocale(locale) ? locale : defaultLocale
  if (!(await currentPerson())) toSignIn(known, `/${known}/w/${org}`)
  const visit = await currentDesk(org)
  if (!visit || access.kind !== 'member' || !isMember(visit.actor, access.of, ...access.roles)) notFound()
  return { ...visit, locale: known }
}

/** For server actions: the same decision, as a value. */
export async function findDeskVisit(
  slug: string,
  access: Access,
): Promise<Omit<DeskVisit, 'locale'> | 'unauthenticated' | 'not_found'> {
  if (!(await currentPerson())) return 'unauthenticated'
  const visit = await currentDesk(slug)
  return visit && access.kind === 'member' && isMember(visit.actor, access.of, ...access.roles) ? visit : 'not_found'
}

function toSignIn(locale: Locale, path: string): never {
  redirect(`/${locale}/sign-in?to=${encodeURIComponent(path)}`)
}
