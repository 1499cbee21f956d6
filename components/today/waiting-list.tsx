import { useLocale, useTranslations } from 'next-intl'
import { titleFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Waiting } from '#lib/insight/index.ts'

type Props = { waiting: Waiting[]; slug: string; now: Date }

/** What waits for the reader, soonest first: the task as a link, its subject, and until when. */
export function WaitingList({ waiting, slug, now }: Props) {
  const t = useTranslations('today')
  return (
    <DataTable
      caption={t('waitingTitle')}
      rows={waiting.map((one, index) => ({ ...one, key: `${index}` }))}
      keyOf={(one) => one.key}
      columns={[
        {
          header: t('task'),
          names: true,
          cell: ({ kind, to }) => (
            <SiteLink to={`/w/${slug}${to}`} className="text-brand underline underline-offset-4 hover:text-brand-hover">
              {t(`waiting.${kind}` as never)}
            </SiteLink>
          ),
        },
        { header: t('subject'), cell: ({ subject, number }) => <Subject subject={subject} number={number} /> },
        {
          header: t('due'),
          cell: ({ due, zone }) =>
            due === null ? (
              <span className="text-ink-3">{t('noDeadline')}</span>
            ) : (
              <span>
                <Deadline at={due} now={now} zone={zone} />
                {due < now && (
                  <span className="ml-2">
                    <StatusTag kind="late">{t('late')}</StatusTag>
                  </span>
                )}
              </span>
            ),
        },
      ]}
    />
  )
}

/** A product or another thing with one name keeps its own language. */
function Subject({ subject, number }: Pick<Waiting, 'subject' | 'number'>) {
  const locale = useLocale()
  const { text, lang } =
    subject.title === subject.localTitle ? { text: subject.title, lang: subject.language } : titleFor(subject, locale)
  return (
    <span>
      <span lang={lang}>{text}</span>
      {number && <span className="block font-mono text-2xs text-ink-3">{number}</span>}
    </span>
  )
}
