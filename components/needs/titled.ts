type Titled = { title: string; localTitle: string; language: string }

/** A need's title for a reader: its own language's where that is the reader's, else the English one; with the tag of that language. */
export function titleFor(need: Titled, locale: string): { text: string; lang: string } {
  return need.language === locale ? { text: need.localTitle, lang: need.language } : { text: need.title, lang: 'en' }
}

/** "Tampere", or "인천" to a Korean reader. */
export function nameFor(named: { name: string; localName: string; localLanguage: string }, locale: string): string {
  return named.localLanguage === locale ? named.localName : named.name
}
