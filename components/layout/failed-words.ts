import en from '../../messages/en/failed.json' with { type: 'json' }
import ko from '../../messages/ko/failed.json' with { type: 'json' }
import zh from '../../messages/zh/failed.json' with { type: 'json' }

/** Built into the script: a page that failed cannot be sure of anything that the server would tell it. */
export function failedWords(locale: string): typeof en {
  return { en, ko, zh }[locale] ?? en
}
