export const locales = ['en', 'ko', 'zh'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

/** Each language in its own name, as the language switch shows it. */
export const localeNames: Record<Locale, string> = { en: 'English', ko: '한국어', zh: '简体中文' }

/** True for a language that the screens exist in. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value)
}
