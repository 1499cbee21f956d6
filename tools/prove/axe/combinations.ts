import { type Locale, locales } from '#lib/values/locale.ts'

export type Combination = { locale: Locale; theme: 'light' | 'dark'; width: number }

/** The narrowest phone that is still sold, and a desk. */
const widths = [360, 1280]

/** Language × theme × width: twelve. */
export const combinations: readonly Combination[] = locales.flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => widths.map((width) => ({ locale, theme, width }))),
)

export function nameOf({ locale, theme, width }: Combination): string {
  return `${locale} ${theme} ${width}`
}
