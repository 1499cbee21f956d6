import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { OpenNeed } from '#lib/insight/index.ts'

/** The open needs that close first; `null` when the list could not be read, which is not the same as none. */
export function OpenNeeds({ needs, now }: { needs: OpenNeed[] | null; now: Date }) {
  const t = useTranslations('home.needs')
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" className="mb-3 text-xl md:text-2xl">
        {t('title')}
      </h2>
      {needs === null && <EmptyState kind="failed" />}
      {needs?.length === 0 && (
        <EmptyState kind="none" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {needs && needs.length > 0 && (
        <>
          <DataTable
            caption={t('title')}
            captionHidden
            rows={needs}
            keyOf={(need) => need.number}
            columns={[
              { header: t('what'), names: true, cell: (need) => <NeedLink need={need} /> },
              { header: t('buyer'), cell: (need) => need.city },
              { header: t('amount'), align: 'right', cell: (need) => <QuantityText value={need.quantity} unit={need.unit} /> },
              { header: t('closes'), cell: (need) => <Deadline at={need.closesAt} now={now} zone={need.timeZone} /> },
              { header: t('number'), cell: (need) => <span className="font-mono text-xs whitespace-nowrap">{need.number}</span> },
            ]}
          />
          <p className="mt-3">
            <SiteLink
              to="/tenders"
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4 hover:text-brand-hover"
            >
              {t('all')}
            </SiteLink>
          </p>
        </>
      )}
    </section>
  )
}

function NeedLink({ need }: { need: OpenNeed }) {
  const local = useLocale() === need.language
  return (
    <SiteLink
      to={`/tenders/${need.number}`}
      lang={local ? need.language : 'en'}
      className="text-brand underline underline-offset-4 hover:text-brand-hover"
    >
      {local ? need.localTitle : need.title}
    </SiteLink>
  )
}
