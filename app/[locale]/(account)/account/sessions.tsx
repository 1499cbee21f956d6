import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Profile } from '#lib/identity/index.ts'
import { endSessionAction } from './actions'
import { browserOf } from './browser-of'

/** Where the person is signed in; each can be ended from here, the present one included. */
export function Sessions({ sessions }: { sessions: Profile['sessions'] }) {
  const t = useTranslations('account.sessions')
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-1 text-sm text-ink-2">{t('text')}</p>
      <ul className="mt-3 border-t border-line-strong">
        {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => {
          const browser = browserOf(userAgent)
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
              <div className="min-w-0">
                <p className="font-semibold">
                  {browser ? t('browser', browser) : t('unknownBrowser')}{' '}
                  {current && <StatusTag kind="open">{t('current')}</StatusTag>}
                </p>
                <p className="text-sm text-ink-2">
                  {t('since')} <DateText at={createdAt} /> · {t('lastSeen')} <DateText at={lastSeenAt} />
                </p>
              </div>
              <Form action={endSessionAction} hidden={{ sessionId: id }} className="">
                <SubmitButton kind="secondary">{current ? t('endCurrent') : t('end')}</SubmitButton>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
