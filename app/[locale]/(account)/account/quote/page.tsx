import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterAccount } from '#app/session.ts'
import { button } from '#components/ui/button.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findProfile } from '#lib/identity/index.ts'
import { personAccess } from '#lib/platform/access.ts'

export const access = personAccess

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ need?: string | string[] }> }

export async function generateMetadata() {
  return { title: (await getTranslations('quotes.which'))('title') }
}

/** From a public need to the desk of the reader's own firm; whoever works for several chooses. */
export default async function WhichMakerPage({ params, searchParams }: Props) {
  const asked = (await searchParams).need
  const need = /^MOI-[0-9]{4}-[0-9]{6}$/.exec(String(asked ?? ''))?.[0] ?? ''
  const { locale } = await params
  const { actor } = await enterAccount(params, `/${locale}/account/quote?need=${need}`)
  const makers = (await findProfile(actor)).organizations.filter(({ kind }) => kind === 'maker')
  const desk = (slug: string) => `/w/${slug}/maker/quotes${need && `/new?need=${need}`}`
  if (makers.length === 1) redirect(`/${locale}${desk(makers[0]!.slug)}`)
  const t = await getTranslations('quotes.which')
  return (
    <>
      <PageHeading title={t('title')} above={need} />
      {makers.length === 0 ? (
        <EmptyState kind="noPermission" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {makers.map(({ slug, name }) => (
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
