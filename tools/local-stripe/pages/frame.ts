import type { Answer } from '../http.ts'
import { type Language, wordsOf } from './words.ts'

/** Markup that is already safe; plain strings are escaped when they are put into it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | Html[] | null | false | undefined

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + string + (index < parts.length ? show(parts[index]) : ''), ''))
}

function show(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map((entry) => entry.text).join('')
  return String(part).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

export type Page = { language: Language; title: string; status?: number; body: Html; leadsTo?: (string | null)[] }

/** A whole page. `leadsTo` are the addresses that its forms may redirect to; browsers check them against the policy. */
export function pageAnswer({ language, title, status = 200, body, leadsTo = [] }: Page): Answer {
  const words = wordsOf(language)
  const targets = ["'self'", ...leadsTo.flatMap((url) => (url ? (URL.parse(url)?.origin ?? []) : []))]
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words.banner}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/pages.css">
</head>
<body>
<header><p class="banner">${words.banner}</p></header>
<main><h1>${title}</h1>
${body}</main>
</body>
</html>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action ${targets.join(' ')}`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: page.text,
  }
}

/** 12.50 € of 1250 cents; ₩1,250 of 1250 won. */
export function showAmount(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

export function facts(rows: [string, string | null | undefined][]): Html {
  return html`<dl>${rows.flatMap(([term, value]) => (value ? [html`<div><dt>${term}</dt><dd>${value}</dd></div>`] : []))}</dl>`
}
