import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { type Task, TaskList } from '#components/ui/task-list.tsx'
import type { Committee } from '#lib/sealing/index.ts'
import type { TenderDetail } from '#lib/tenders/index.ts'
import { publishNeed } from '../actions'

type Props = {
  base: string
  org: string
  need: TenderDetail & { now: Date }
  committee: Committee | null
  officer: boolean
  personId: string
}

/** What must be done before a need may be published, and who does it. */
export function Preparation({ base, org, need, committee, officer, personId }: Props) {
  const t = useTranslations('needs.prepare')
  const rehearsed = committee !== null && committee.gap === null
  const given = committee?.custodians.filter((one) => one.rehearsedAt).length ?? 0
  const custodian = committee?.custodians.some((one) => one.personId === personId) ?? false
  const stale = committee?.gap === 'committee_changed' || committee?.gap === 'key_changed'
  const tasks: Task[] = [
    { name: t('write'), status: 'done', to: officer ? `${base}/edit` : undefined },
    {
      name: t('committee'),
      status: committee ? (stale ? 'needsFix' : 'done') : 'notStarted',
      to: officer ? `${base}/committee` : undefined,
      hint: committee
        ? t('committeeHint', { threshold: committee.threshold, names: committee.custodians.map((one) => one.name).join(', ') })
        : t('committeeWhy'),
    },
    {
      name: t('rehearsal'),
      status: rehearsed ? 'done' : !committee || stale ? 'cannotStart' : given > 0 ? 'inProgress' : 'notStarted',
      to: custodian ? `${base}/rehearsal` : undefined,
      hint: committee && !stale ? t('rehearsalHint', { given, threshold: committee.threshold }) : undefined,
    },
    { name: t('publish'), status: rehearsed ? 'notStarted' : 'cannotStart', hint: t('publishHint') },
  ]
  return (
    <section aria-labelledby="prepare">
      <h2 id="prepare" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <TaskList tasks={tasks} />
      {rehearsed && officer && (
        <div className="mt-6 border border-line-strong bg-surface p-5">
          <p className="mb-1 max-w-prose">{t('publishText')}</p>
          <p className="mb-4 text-sm text-ink-2">
            {t('closes')} <Deadline at={need.closesAt} now={need.now} zone={need.timeZone} />
          </p>
          <Form action={publishNeed} hidden={{ _org: org, id: need.id }}>
            <SubmitButton>{t('publishButton')}</SubmitButton>
          </Form>
        </div>
      )}
    </section>
  )
}
