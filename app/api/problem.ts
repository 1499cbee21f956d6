import { preferredLocale, translator } from '#lib/platform/i18n.ts'
import { currentRequestId, log } from '#lib/platform/log.ts'
import { type Fault, faultStatus, isFault } from '#lib/values/fault.ts'
import { defaultLocale, locales } from '#lib/values/locale.ts'

type Problem = { type: string; title: string; status: number; code: string; errors?: Record<string, string>; reference?: string }

/** Any thrown thing as RFC 9457 problem+json, in the caller's language. What is no Fault is logged and shown as a reference only. */
export function problem(error: unknown, acceptLanguage: string | undefined): Response {
  const locale = preferredLocale(acceptLanguage, locales) ?? defaultLocale
  const say = translator(locale, 'errors')
  if (isFault(error)) return answer(fromFault(error, say), locale)
  const reference = currentRequestId() ?? crypto.randomUUID()
  log.error({ err: error, reference }, 'defect')
  return answer({ type: 'about:blank', title: say('defect', { reference }), status: 500, code: 'defect', reference }, locale)
}

function fromFault(fault: Fault, say: ReturnType<typeof translator>): Problem {
  const fields = Object.entries(fault.fields)
  return {
    type: 'about:blank',
    title: say(fault.message, fault.values),
    status: faultStatus[fault.code],
    code: fault.code,
    ...(fields.length > 0 && { errors: Object.fromEntries(fields.map(([field, one]) => [field, say(one.message, one.values)])) }),
  }
}

function answer(body: Problem, locale: string): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'content-language': locale,
    'cache-control': 'no-store',
  }
  if (body.status === 429 || body.status === 503) headers['retry-after'] = '10'
  return new Response(JSON.stringify(body), { status: body.status, headers })
}
