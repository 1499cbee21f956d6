import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import type { NoticeDetail } from '#lib/mirrors/index.ts'
import { langOf } from './language'
import { ValueText } from './notice-facts'

/** A page shows so many entries of a list; the whole list is in the record. */
const shown = 100

type Props = { notice: NoticeDetail; heading: string }
type Release = NoticeDetail['release']
type Documents = NonNullable<NonNullable<Release['tender']>['documents']>

export function NoticeLots({ notice, heading }: Props) {
  const t = useTranslations('notices')
  const lots = notice.release.tender?.lots ?? []
  if (lots.length === 0) return null
  return (
    <section>
      <h2 className={heading}>{t('section.lots')}</h2>
      <DataTable
        caption={t('section.lots')}
        captionHidden
        rows={lots.slice(0, shown)}
        keyOf={(lot) => lot.id}
        columns={[
          {
            header: t('lots.title'),
            names: true,
            cell: (lot) => <span lang={langOf(notice.language)}>{lot.title ?? lot.id}</span>,
          },
          { header: t('lots.value'), align: 'right', cell: (lot) => lot.value && <ValueText value={lot.value} /> },
        ]}
      />
    </section>
  )
}

/** Items that say more than where they go; many notices number one empty item. */
export function NoticeItems({ notice, heading }: Props) {
  const t = useTranslations('notices')
  const lang = langOf(notice.language)
  const items = (notice.release.tender?.items ?? []).filter((item) => item.description ?? item.classification ?? item.quantity)
  if (items.length === 0) return null
  return (
    <section>
      <h2 className={heading}>{t('section.items')}</h2>
      <DataTable
        caption={t('section.items')}
        captionHidden
        rows={items.slice(0, shown)}
        keyOf={(item) => item.id}
        columns={[
          { header: t('items.what'), names: true, cell: (item) => <span lang={lang}>{item.description ?? item.id}</span> },
          {
            header: t('items.class'),
            cell: ({ classification: one }) => (
              <>
                <span className="font-mono text-xs">{one?.id}</span> <span lang={lang}>{one?.description}</span>
              </>
            ),
          },
          {
            header: t('items.quantity'),
            align: 'right',
            cell: ({ quantity, unit }) => <span lang={lang}>{[quantity, unit?.name ?? unit?.id].filter(Boolean).join(' ')}</span>,
          },
        ]}
      />
    </section>
  )
}

export function NoticeAwards({ notice, heading }: Props) {
  const t = useTranslations('notices')
  const awards = notice.release.awards ?? []
  if (awards.length === 0) return null
  return (
    <section>
      <h2 className={heading}>{t('section.awards')}</h2>
      <DataTable
        caption={t('section.awards')}
        captionHidden
        rows={awards.slice(0, shown)}
        keyOf={(award) => award.id}
        columns={[
          {
            header: t('awards.suppliers'),
            names: true,
            cell: ({ suppliers = [] }) =>
              suppliers.map(({ name }) => name ?? t('awards.notNamed')).join(' · ') || t('awards.notNamed'),
          },
          { header: t('awards.date'), cell: ({ date }) => date !== undefined && <DateText at={new Date(date)} dateOnly /> },
          { header: t('awards.value'), align: 'right', cell: ({ value }) => value && <ValueText value={value} /> },
        ]}
      />
    </section>
  )
}

/** Links that lead away: they carry nothing of this page with them, and nobody here vouches for them. */
export function NoticeDocuments({ notice, heading }: Props) {
  const t = useTranslations('notices')
  const lang = langOf(notice.language)
  const documents = documentsOf(notice.release).slice(0, shown)
  if (documents.length === 0) return null
  return (
    <section>
      <h2 className={heading}>{t('section.documents')}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('documents.leaves')}</p>
      <ul className="grid gap-2">
        {documents.map((one) => {
          const title = one.title ?? one.description ?? t('documents.untitled', { id: one.id })
          return (
            <li key={keyOf(one)} className="min-w-0 break-words">
              {one.url ? (
                <a
                  href={one.url}
                  rel="external noopener noreferrer nofollow"
                  lang={lang}
                  className="text-brand underline underline-offset-4 hover:text-brand-hover"
                >
                  {title}
                </a>
              ) : (
                <span lang={lang}>
                  {title} ({t('documents.noAddress')})
                </span>
              )}{' '}
              <span className="text-xs text-ink-3">{[one.format, one.language].filter(Boolean).join(' · ')}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function documentsOf({ planning, tender, awards, contracts }: Release): Documents {
  const all = [
    ...(planning?.documents ?? []),
    ...(tender?.documents ?? []),
    ...(awards ?? []).flatMap((award) => award.documents ?? []),
    ...(contracts ?? []).flatMap((contract) => contract.documents ?? []),
  ]
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

function keyOf({ id, title, url }: Documents[number]): string {
  return [id, title, url].join(' ')
}
