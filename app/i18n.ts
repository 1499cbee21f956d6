import { locale as localeOfUrl } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '#lib/platform/i18n.ts'
import { defaultLocale, isLocale } from '#lib/values/locale.ts'

/**
 * Where the screens' words come from. The language is the URL's first part; a server action has no such part at hand and
 * passes its language: `getTranslations({ locale, namespace })`.
 */
export default getRequestConfig(async ({ locale }) => {
  const asked = locale ?? (await localeOfUrl())
  const known = isLocale(asked) ? asked : defaultLocale
  return { locale: known, messages: messagesOf(known), timeZone: 'UTC', onError: report, getMessageFallback: nameOf }
})

function report(error: Error) {
  console.error(error.message)
}

function nameOf({ namespace, key }: { namespace?: string; key: string }) {
  return namespace ? `${namespace}.${key}` : key
}
