import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/ui/site-link.tsx'

/** Says the same whether a page does not exist or may not be seen by its reader. */
export function NotFoundMessage() {
  const t = useTranslations('layout')
  return (
    <div className="max-w-prose py-8">
      <p className="font-mono text-sm text-ink-3">404</p>
      <h1 className="mt-1 text-2xl md:text-3xl">{t('notFound.title')}</h1>
      <p className="mt-4">{t('notFound.address')}</p>
      <p className="mt-2">{t('notFound.permission')}</p>
      <p className="mt-6">
        <SiteLink to="/" className="text-brand underline underline-offset-4 hover:text-brand-hover">
          {t('notFound.home')}
        </SiteLink>
      </p>
    </div>
  )
}

export async function notFoundMetadata() {
  return { title: (await getTranslations('layout'))('notFound.title') }
}
