import type { App } from '../app.ts'
import { findRoute } from '../core/route.ts'
import type { Answer, Request } from '../http.ts'
import { checkoutPage } from './checkout-page.ts'
import { instructionsPage } from './instructions-page.ts'
import { missingPage } from './missing-page.ts'
import { onboardingPage } from './onboarding-page.ts'
import { STYLES } from './styles.ts'
import { chooseLanguage } from './words.ts'

type PageRoute = { method: 'GET' | 'POST'; path: string; show: (app: App, request: Request, id: string) => Answer }

const PAGES: PageRoute[] = (['GET', 'POST'] as const).flatMap((method) => [
  { method, path: '/c/pay/:id', show: checkoutPage },
  { method, path: '/setup/:id', show: onboardingPage },
  { method, path: '/instructions/:id', show: instructionsPage },
])

/** Answers a browser: the hosted pages and their style. */
export function answerPage(app: App, request: Request): Answer {
  if (request.method === 'GET' && request.path === '/assets/pages.css') {
    return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60' }, body: STYLES }
  }
  const found = findRoute(PAGES, request.method, request.path)
  if (found) return found.route.show(app, request, found.variables.id!)
  return missingPage(chooseLanguage(null, request.header('accept-language')))
}
