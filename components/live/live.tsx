import { useTranslations } from 'next-intl'
import { LivePill } from './live-pill'

type Props = {
  /** The stream: "/live/orders/PO-2026-000012". */
  url: string
}

/** Keeps a page up to date: each event renders it again on the server. Says how old what is shown is, and can be paused. */
export function Live({ url }: Props) {
  const t = useTranslations('ui.live')
  const words = {
    connecting: t('connecting'),
    live: t('live'),
    reconnecting: t('reconnecting'),
    offline: t('offline'),
    paused: t('paused'),
    updated: t('updated', { seconds: '{seconds}' }),
    pause: t('pause'),
    resume: t('resume'),
    refresh: t('refresh'),
    news: t('news', { count: '{count}' }),
  }
  return <LivePill url={url} rendering={Date.now()} words={words} />
}
