import type { Stripe } from 'stripe'
import type { App } from '../app.ts'
import { findObject } from '../core/shelf.ts'
import { PLATFORM } from '../core/world.ts'
import { type Answer, type Request, redirect } from '../http.ts'
import { type CardMistake, readCard } from '../resources/cards.ts'
import { payOpenSession } from '../resources/checkout-payment.ts'
import { html, pageAnswer, showAmount } from './frame.ts'
import { missingPage } from './missing-page.ts'
import { type Entry, type Mistakes, paymentForm } from './payment-form.ts'
import { chooseLanguage, type Language, type Words, wordsOf } from './words.ts'

const CARD_MISTAKES: Record<CardMistake, ['number' | 'expiry' | 'cvc', keyof Words]> = {
  number: ['number', 'badNumber'],
  expiry: ['expiry', 'badExpiry'],
  expired: ['expiry', 'expired'],
  cvc: ['cvc', 'badCvc'],
}

/** The page behind a session's `url`: shows what is paid for, takes a test card, sends the payer back. */
export function checkoutPage(app: App, request: Request, id: string): Answer {
  app.sweep()
  const session = findObject(app.world.sessions, PLATFORM, id)
  const language = chooseLanguage(session?.locale, request.header('accept-language'))
  if (!session) return missingPage(language)
  if (session.status !== 'open') return finishedPage(session, language)
  if (request.method === 'GET') return openPage(session, language, { email: session.customer_email ?? '' })
  return pay(app, session, language, new URLSearchParams(request.body))
}

function pay(app: App, session: Stripe.Checkout.Session, language: Language, form: URLSearchParams): Answer {
  const words = wordsOf(language)
  const field = (name: string) => (form.get(name) ?? '').trim().slice(0, 200)
  const entry: Entry = {
    email: field('email'),
    name: field('name'),
    number: field('number'),
    expiry: field('expiry'),
    cvc: field('cvc'),
  }
  const mistakes: Mistakes = {}
  if (!/^[^\s@]+@[^\s@]+$/.test(entry.email ?? '')) mistakes.email = words.badEmail
  if (!entry.name) mistakes.name = words.badName
  const card = readCard(
    { number: entry.number ?? '', expiry: entry.expiry ?? '', cvc: entry.cvc ?? '' },
    new Date(app.settings.now()),
  )
  for (const mistake of Array.isArray(card) ? card : []) {
    const [name, word] = CARD_MISTAKES[mistake]
    mistakes[name] = words[word]
  }
  if (Object.keys(mistakes).length > 0 || Array.isArray(card)) return openPage(session, language, entry, mistakes, 422)
  const outcome = payOpenSession(app.scene(), session, card, { email: entry.email!, name: entry.name! })
  app.changed()
  if (outcome === 'declined') return openPage(session, language, entry, { number: words.declined }, 402)
  return redirect(session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', session.id))
}

function openPage(
  session: Stripe.Checkout.Session,
  language: Language,
  entry: Entry,
  mistakes: Mistakes = {},
  status = 200,
): Answer {
  const words = wordsOf(language)
  const total = showAmount(session.amount_total!, session.currency!, language)
  const items = session.line_items!.data.map(
    (item) =>
      html`<li><span>${item.description}${item.quantity === 1 ? '' : ` × ${item.quantity}`}</span><span class="amount">${showAmount(item.amount_total, item.currency, language)}</span></li>`,
  )
  const body = html`${paymentForm.summary(words, mistakes)}
<h2>${words.items}</h2>
<ul class="items">${items}<li><span>${words.total}</span><span class="amount">${total}</span></li></ul>
${paymentForm.fields(words, entry, mistakes, words.payAmount.replace('{amount}', total))}
${session.cancel_url && html`<a class="back" href="${session.cancel_url}">${words.cancel}</a>`}`
  return pageAnswer({ language, title: words.pay, status, body, leadsTo: [session.success_url, session.cancel_url] })
}

function finishedPage(session: Stripe.Checkout.Session, language: Language): Answer {
  const words = wordsOf(language)
  const paid = session.status === 'complete'
  const back = paid ? session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', session.id) : session.cancel_url
  const body = html`<p>${paid ? words.paidText : words.closedText}</p>${back && html`<a class="button" href="${back}">${words.return}</a>`}`
  return pageAnswer({ language, title: paid ? words.paidTitle : words.closedTitle, status: paid ? 200 : 410, body })
}
