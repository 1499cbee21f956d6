import { useTranslations } from 'next-intl'
import { TaskList } from '#components/ui/task-list.tsx'
import type { MakerToday } from '#lib/insight/index.ts'

/** What a new maker prepares; bank details can wait for the first award. */
export function SetUp({ done, slug }: { done: MakerToday['setUp']; slug: string }) {
  const t = useTranslations('today.setUp')
  const base = `/w/${slug}/maker`
  const status = (isDone: boolean) => (isDone ? ('done' as const) : ('notStarted' as const))
  return (
    <section aria-labelledby="set-up">
      <h2 id="set-up" className="mb-2 text-lg">
        {t('title')}
      </h2>
      <TaskList
        tasks={[
          { name: t('line'), hint: t('lineHint'), to: `${base}/capacity`, status: status(done.line) },
          {
            name: t('product'),
            hint: t('productHint'),
            to: `${base}/products/new`,
            status: done.line ? status(done.product) : 'cannotStart',
          },
          {
            name: t('published'),
            hint: t('publishedHint'),
            to: `${base}/products`,
            status: done.published ? 'done' : done.product ? 'inProgress' : 'cannotStart',
          },
          { name: t('device'), hint: t('deviceHint'), to: `${base}/devices`, status: status(done.device) },
          { name: t('payout'), hint: t('payoutHint'), to: `${base}/payments`, status: status(done.payout) },
        ]}
      />
    </section>
  )
}
