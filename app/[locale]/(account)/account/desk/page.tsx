import { redirect } from 'next/navigation'
import { enterAccount } from '#app/session.ts'
import { findProfile } from '#lib/identity/index.ts'
import { personAccess } from '#lib/platform/access.ts'

export const access = personAccess

type Props = { params: Promise<{ locale: string }> }

/** Leads to the person's one desk; whoever has several, or none, chooses on the account page. */
export default async function OwnDeskPage({ params }: Props): Promise<never> {
  const { locale } = await params
  const { actor } = await enterAccount(params, `/${locale}/account/desk`)
  const { organizations } = await findProfile(actor)
  const [only] = organizations
  redirect(only && organizations.length === 1 ? `/${locale}/w/${only.slug}/${only.kind}` : `/${locale}/account`)
}
