import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'

const doors = [
  { key: 'maker', to: '/tenders' },
  { key: 'city', to: '/about' },
] as const

/** The two ways in, for a machinist and for a mayor. */
export function Doors() {
  const t = useTranslations('home.doors')
  return (
    <section aria-labelledby="doors" className="grid border border-line-strong bg-surface md:grid-cols-2">
      <h2 id="doors" className="sr-only">
        {t('title')}
      </h2>
      {doors.map(({ key, to }) => (
        <div
          key={key}
          className="flex flex-col border-line-strong p-5 not-first-of-type:border-t md:p-7 md:not-first-of-type:border-t-0 md:not-first-of-type:border-l"
        >
          <Icon name={key} className="size-8 text-brand" />
          <h3 className="mt-4 text-xl md:text-2xl">{t(`${key}.title`)}</h3>
          <p className="mt-2 mb-5 max-w-prose text-ink-2">{t(`${key}.text`)}</p>
          <SiteLink
            to={to}
            className="mt-auto inline-flex min-h-11 items-center gap-2 self-start bg-brand px-5 font-semibold text-on-brand hover:bg-brand-hover"
          >
            {t(`${key}.link`)}
            <Icon name="right" />
          </SiteLink>
        </div>
      ))}
    </section>
  )
}
