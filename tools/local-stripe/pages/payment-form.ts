import { type Html, html } from './frame.ts'
import type { Words } from './words.ts'

type Name = 'email' | 'name' | 'number' | 'expiry' | 'cvc'
export type Entry = Partial<Record<Name, string>>
export type Mistakes = Partial<Record<Name, string>>

const NAMES: Name[] = ['email', 'name', 'number', 'expiry', 'cvc']

const HELP: Record<Name, { type: string; autocomplete: string; inputmode: string }> = {
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  name: { type: 'text', autocomplete: 'cc-name', inputmode: 'text' },
  number: { type: 'text', autocomplete: 'cc-number', inputmode: 'numeric' },
  expiry: { type: 'text', autocomplete: 'cc-exp', inputmode: 'text' },
  cvc: { type: 'text', autocomplete: 'cc-csc', inputmode: 'numeric' },
}

/** The card form, drawn on the server; it needs no JavaScript. The security code is never shown again. */
export const paymentForm = {
  summary(words: Words, mistakes: Mistakes): Html | null {
    const wrong = NAMES.filter((name) => mistakes[name])
    if (wrong.length === 0) return null
    const links = wrong.map((name) => html`<li><a href="#${name}">${mistakes[name]}</a></li>`)
    return html`<div class="summary" role="alert"><h2>${words.mistakes}</h2><ul>${links}</ul></div>`
  },

  fields(words: Words, entry: Entry, mistakes: Mistakes, action: string): Html {
    const field = (name: Name, hint?: string) =>
      drawField(name, words[name], { value: name === 'cvc' ? '' : entry[name], hint, wrong: mistakes[name] })
    return html`<form method="post" novalidate>
${field('email')}${field('name')}${field('number', words.numberHint)}
<div class="pair"><div>${field('expiry')}</div><div>${field('cvc')}</div></div>
<button type="submit">${action}</button>
</form>`
  },
}

function drawField(name: Name, label: string, { value, hint, wrong }: { value?: string; hint?: string; wrong?: string }): Html {
  const help = HELP[name]
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}${wrong && html`<p class="wrong" id="${name}-wrong">${wrong}</p>`}
<input id="${name}" name="${name}" type="${help.type}" inputmode="${help.inputmode}" autocomplete="${help.autocomplete}" value="${value ?? ''}" required${
    described && html` aria-describedby="${described}"`
  }${wrong && html` aria-invalid="true"`}>`
}
