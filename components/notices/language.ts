const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** A publisher's language as an attribute of markup; undefined for what is no language, which would mislead a screen reader. */
export function langOf(language: string | null | undefined): string | undefined {
  try {
    return language && names.of(language) ? language : undefined
  } catch {
    return undefined
  }
}
