import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import type { NoticeDetail } from '#lib/mirrors/index.ts'

const link = 'text-brand underline underline-offset-4 hover:text-brand-hover'

/** Every release as it reached us, to be taken away unchanged. */
export function NoticeOrigin({ notice }: { notice: NoticeDetail }) {
  const t = useTranslations('notices.origin')
  return (
    <>
      <DataTable
        caption={t('release')}
        captionHidden
        rows={notice.releases}
        keyOf={(release) => release.id}
        columns={[
          {
            header: t('release'),
            names: true,
            cell: (release) => <span className="font-mono text-xs break-all">{release.releaseId}</span>,
          },
          { header: t('date'), cell: (release) => <DateText at={release.releasedAt} /> },
          { header: t('received'), cell: (release) => <DateText at={release.receivedAt} dateOnly /> },
          {
            header: t('download'),
            cell: (release) => (
              <a href={`/api/ocds/originals/${release.id}.json`} download className={link}>
                {t('download')}
              </a>
            ),
          },
        ]}
      />
      <p className="mt-3">
        <a href={`/api/ocds/records/${encodeURIComponent(notice.ocid)}.json`} className={link}>
          {t('record')}
        </a>
      </p>
    </>
  )
}

/** As many kinds of gaps are read at a glance; more open on demand. */
const atOnce = 12

/** What the mapping left behind, by its place in the publisher's JSON; the same place in several entries of a list is one row. */
export function NoticeGaps({ gaps }: { gaps: NoticeDetail['gaps'] }) {
  const t = useTranslations('notices')
  if (gaps.length === 0) return <p>{t('gaps.none')}</p>
  const kinds = kindsOf(gaps)
  const table = (
    <DataTable
      caption={t('section.gaps')}
      captionHidden
      rows={kinds.slice(0, 200)}
      keyOf={({ path, reason }) => `${path} ${reason}`}
      columns={[
        { header: t('gaps.path'), names: true, cell: ({ path }) => <span className="font-mono text-xs break-all">{path}</span> },
        { header: t('gaps.why'), cell: ({ reason }) => t(`reason.${reason}`) },
        { header: t('gaps.times'), align: 'right', cell: ({ times }) => times },
      ]}
    />
  )
  return (
    <>
      <p className="mb-3 max-w-prose">{t('gaps.text')}</p>
      {kinds.length <= atOnce ? (
        table
      ) : (
        <details>
          <summary className="mb-3 cursor-pointer text-brand underline underline-offset-4">
            {t('gaps.show', { count: kinds.length })}
          </summary>
          {table}
        </details>
      )}
    </>
  )
}

function kindsOf(gaps: NoticeDetail['gaps']) {
  const kinds = new Map<string, NoticeDetail['gaps'][number] & { times: number }>()
  for (const { path, reason } of gaps) {
    const place = path.replaceAll(/\[\d+\]/g, '[*]')
    const known = kinds.get(`${place} ${reason}`)
    if (known) known.times++
    else kinds.set(`${place} ${reason}`, { path: place, reason, times: 1 })
  }
  return [...kinds.values()]
}
