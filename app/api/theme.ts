import type { Context } from 'hono'
import { requireLength } from '#api/body.ts'
import { themeCookie, themeOf } from '#lib/values/theme.ts'

const oneYear = 365 * 24 * 3600

/** Remembers light, dark or system and leads back to the page that asked. */
export async function setTheme(context: Context): Promise<Response> {
  requireLength(context, 1024)
  const request = context.req.raw
  const theme = themeOf(new URLSearchParams(await request.text()).get('theme'))
  return new Response(null, {
    status: 303,
    headers: {
      location: backTo(request),
      'set-cookie': `${themeCookie}=${theme}; Path=/; Max-Age=${theme === 'system' ? 0 : oneYear}; SameSite=Lax; HttpOnly`,
      'cache-control': 'no-store',
    },
  })
}

/** Path and query of the Referer: its host is dropped, so the answer can lead nowhere else. */
function backTo(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : pathname + search
}
