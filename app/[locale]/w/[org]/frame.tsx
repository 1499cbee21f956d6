import type { ReactNode } from 'react'
import { currentPerson } from '#app/session.ts'
import { SiteFooter } from '#components/layout/site-footer.tsx'
import { SiteHeader } from '#components/layout/site-header.tsx'
import { Workbench } from '#components/layout/workbench.tsx'
import { findDesk } from '#lib/identity/index.ts'
import type { OrganizationKind } from '#lib/platform/actor.ts'

type Props = { kind: OrganizationKind; params: Promise<{ org: string }>; children: ReactNode }

/** What surrounds a desk. Whoever is no member of it sees no rail; the page itself decides what they get instead. */
export async function Frame({ kind, params, children }: Props) {
  const { org } = await params
  const person = await currentPerson()
  const desk = person && (await findDesk(person, org))
  if (desk?.organization.kind === kind)
    return (
      <Workbench kind={kind} slug={org} name={desk.organization.name}>
        {children}
      </Workbench>
    )
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 pb-16">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
