import type { App } from '../app.ts'
import { findObject } from '../core/shelf.ts'
import { PLATFORM } from '../core/world.ts'
import { type Answer, type Request, redirect } from '../http.ts'
import { receiveBankTransfer } from '../resources/cash-funding.ts'
import { facts, html, pageAnswer, showAmount } from './frame.ts'
import { missingPage } from './missing-page.ts'
import { chooseLanguage, wordsOf } from './words.ts'

/** How to pay a payment intent by bank transfer, with a button that plays the bank. */
export function instructionsPage(app: App, request: Request, id: string): Answer {
  const language = chooseLanguage(new URLSearchParams(request.query).get('lang'), request.header('accept-language'))
  const words = wordsOf(language)
  const intent = findObject(app.world.paymentIntents, PLATFORM, id)
  if (!intent) return missingPage(language)
  const waiting = intent.next_action?.display_bank_transfer_instructions
  if (!waiting) {
    const paid = intent.status === 'succeeded'
    return pageAnswer({
      language,
      title: paid ? words.paidTitle : words.closedTitle,
      body: html`<p>${paid ? words.paidText : words.closedText}</p>`,
    })
  }
  const amount = waiting.amount_remaining ?? 0
  if (request.method === 'POST') {
    receiveBankTransfer(app.scene(), intent.customer as string, {
      amount,
      currency: intent.currency,
      reference: waiting.reference,
    })
    app.changed()
    return redirect(request.path)
  }
  const body = html`<p>${words.transferText}</p>
${facts([
  [words.amount, showAmount(amount, intent.currency, language)],
  [words.reference, waiting.reference],
])}
<form method="post"><button type="submit">${words.pretend}</button></form>`
  return pageAnswer({ language, title: words.transferTitle, body })
}
