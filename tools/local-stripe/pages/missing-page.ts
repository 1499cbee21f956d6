import type { Answer } from '../http.ts'
import { html, pageAnswer } from './frame.ts'
import { type Language, wordsOf } from './words.ts'

export function missingPage(language: Language): Answer {
  const words = wordsOf(language)
  return pageAnswer({ language, title: words.missingTitle, status: 404, body: html`<p>${words.missingText}</p>` })
}
