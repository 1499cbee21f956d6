import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterAccount } from '#app/session.ts'
import { button } from '#components/ui/button.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findProfile } from '#lib/identity/index.ts'
import { personAccess } from '#lib/platform/access.ts'
import { isId } from '#lib/values/id.ts'

export const access = personAccess

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ notice?: string | string[] }> }

export async function generateMetadata() {
  return { title: (await getTranslations('notices.which'))('title') }
}

/** From a notice of somebody else to the desk of the reader's own city; whoever works for several chooses. */
export default async function WhichCityPage({ params, searchParams }: Props) {
  const asked = (await searchParams).notice
  const notice = isId('mirroredTender', asked) ? asked : ''
  const { locale } = await params
  const { actor } = await enterAccount(params, `/${locale}/account/need?notice=${notice}`)
  const cities = (await findProfile(actor)).organizations.filter(
    ({ kind, roles }) => kind === 'city' && roles.includes('officer'),
  )
  const desk = (slug: string) => `/w/${slug}/city/needs/new${notice && `?notice=${notice}`}`
  if (cities.length === 1) redirect(`/${locale}${desk(cities[0]!.slug)}`)
  const t = await getTranslations('notices.which')
  return (
    <>
      <PageHeading title={t('title')} />
      {cities.length === 0 ? (
        <EmptyState kind="noPermission" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {cities.map(({ slug, name }) => (
            <li key={slug}>
              <SiteLink to={desk(slug)} className={button.secondary}>
                {name}
              </SiteLink>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
