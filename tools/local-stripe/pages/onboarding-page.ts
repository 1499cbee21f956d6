import type { App } from '../app.ts'
import { findObject } from '../core/shelf.ts'
import { PLATFORM } from '../core/world.ts'
import { type Answer, type Request, redirect } from '../http.ts'
import { findOnboardingLink, finishOnboarding } from '../resources/account-links.ts'
import { facts, html, pageAnswer } from './frame.ts'
import { missingPage } from './missing-page.ts'
import { chooseLanguage, wordsOf } from './words.ts'

/** The page behind an account link. A used or old link goes to `refresh_url`, as at Stripe. */
export function onboardingPage(app: App, request: Request, id: string): Answer {
  const language = chooseLanguage(new URLSearchParams(request.query).get('lang'), request.header('accept-language'))
  const found = findOnboardingLink(app.scene(), id)
  const account = found && findObject(app.world.accounts, PLATFORM, found.link.account)
  if (!found || !account) return missingPage(language)
  if (!found.usable) return redirect(found.link.refreshUrl)
  if (request.method === 'POST') {
    if (new URLSearchParams(request.body).get('answer') !== 'later') finishOnboarding(app.scene(), found.link)
    app.changed()
    return redirect(found.link.returnUrl)
  }
  const words = wordsOf(language)
  const rows: [string, string | null | undefined][] = [
    [words.account, account.id],
    [words.business, account.business_profile?.name],
    [words.email, account.email],
    [words.country, new Intl.DisplayNames(language, { type: 'region' }).of(account.country ?? 'US')],
  ]
  const body = html`<p>${words.setupText}</p>
${facts(rows)}
<form method="post">
<button type="submit" name="answer" value="finish">${words.finish}</button>
<button type="submit" name="answer" value="later" class="quiet">${words.later}</button>
</form>`
  return pageAnswer({ language, title: words.setupTitle, body, leadsTo: [found.link.returnUrl, found.link.refreshUrl] })
}
