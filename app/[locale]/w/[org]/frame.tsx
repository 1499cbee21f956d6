import type { ReactNode } from 'react'
import { SiteFooter } from '#app/frames/site-footer.tsx'
import { SiteHeader } from '#app/frames/site-header.tsx'
import { Workbench } from '#app/frames/workbench.tsx'
import { currentDesk } from '#app/session.ts'
import type { OrganizationKind } from '#lib/platform/actor.ts'

type Props = { kind: OrganizationKind; params: Promise<{ org: string }>; children: ReactNode }

/** What surrounds a desk. Whoever is no member of it sees no rail; the page itself decides what they get instead. */
export async function Frame({ kind, params, children }: Props) {
  const { org } = await params
  const desk = await currentDesk(org)
  if (desk?.organization.kind === kind)
    return (
      <Workbench kind={kind} slug={org} name={desk.organization.name} roles={desk.actor.roles}>
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
