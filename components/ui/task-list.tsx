import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from './site-link'

export type TaskStatus = 'cannotStart' | 'notStarted' | 'inProgress' | 'done' | 'needsFix'

export type Task = {
  name: string
  status: TaskStatus
  /** Where it is done; a task that cannot start yet has no link. */
  to?: string
  hint?: ReactNode
}

const colours: Record<TaskStatus, string> = {
  cannotStart: 'text-ink-3',
  notStarted: 'bg-brand-tint text-brand',
  inProgress: 'bg-info-tint text-info',
  done: 'text-success',
  needsFix: 'bg-danger-tint text-danger',
}

/** The parts of a longer preparation, to be done in any order, each with its state in words. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const t = useTranslations('ui.task')
  return (
    <ul className="border-t border-line-strong">
      {tasks.map(({ name, status, to, hint }) => (
        <li
          key={name}
          className="flex min-h-13 items-center justify-between gap-4 border-b border-line py-2 last:border-line-strong"
        >
          <div className="min-w-0">
            {to && status !== 'cannotStart' ? (
              <SiteLink to={to} className="text-brand underline underline-offset-4 hover:text-brand-hover">
                {name}
              </SiteLink>
            ) : (
              <span className="text-ink-2">{name}</span>
            )}
            {hint && <p className="text-sm text-ink-3">{hint}</p>}
          </div>
          <span data-status={status} className={`shrink-0 px-2 py-0.5 text-xs font-semibold ${colours[status]}`}>
            {t(status)}
          </span>
        </li>
      ))}
    </ul>
  )
}
