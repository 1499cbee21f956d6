import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FormAction } from '#components/ui/form-state.ts'
import { ActionForm } from './action-form'

type Props = {
  action: FormAction
  /** Title of the green notice after it is done; the action's `message` stands below it. */
  doneTitle?: string
  /** Sent along unseen: `{ _org: slug }` on a desk. */
  hidden?: Record<string, string>
  children: ReactNode
  className?: string
}

/**
 * A form over a server action. It works before and without JavaScript, keeps what was entered, shows and focuses the error
 * summary. It sends the page's language as `_locale`.
 */
export function Form({ action, doneTitle, hidden = {}, children, className }: Props) {
  const t = useTranslations('ui.form')
  const locale = useLocale()
  return (
    <ActionForm action={action} className={className} words={{ problem: t('problem'), done: doneTitle ?? t('done') }}>
      <input type="hidden" name="_locale" value={locale} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </ActionForm>
  )
}
