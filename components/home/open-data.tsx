import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/ui/site-link.tsx'

export function OpenData() {
  const t = useTranslations('home.open')
  return (
    <section aria-labelledby="open-data" className="border-t border-line-strong pt-6">
      <h2 id="open-data" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-prose text-ink-2">{t('text')}</p>
      <p className="mt-2">
        <SiteLink
          to="/open-data"
          className="inline-flex min-h-11 items-center text-brand underline underline-offset-4 hover:text-brand-hover"
        >
          {t('link')}
        </SiteLink>
      </p>
    </section>
  )
}
