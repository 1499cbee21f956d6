import type { getTranslations } from 'next-intl/server'
import type { ConnectWords } from './connect'

type Say = Awaited<ReturnType<typeof getTranslations<'devices'>>>

/** The words of the client's parts: messages stay on the server. */
export function connectWords(t: Say): ConnectWords {
  return {
    title: t('connect.title'),
    explain: t('connect.text'),
    placeholder: t('connect.placeholder'),
    waiting: t('connect.waiting'),
    heard: t('connect.heard'),
    open: t('connect.open'),
    mqtt: t('connect.mqtt'),
    https: t('connect.https'),
    copyMqtt: t('secret.copy', { what: t('connect.commandMqtt') }),
    copyHttps: t('secret.copy', { what: t('connect.commandHttps') }),
    copied: t('secret.copied'),
  }
}

export function secretWords(t: Say) {
  return {
    ...connectWords(t),
    shown: t('secret.title', { number: '{number}' }),
    text: t('secret.text'),
    id: t('secret.id'),
    secret: t('secret.secret'),
    copy: t('secret.copy', { what: '{what}' }),
    copied: t('secret.copied'),
  }
}
