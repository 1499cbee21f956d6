import { hangulStylesheet } from '#lib/platform/web/hangul-fonts.ts'

/** Pretendard in 92 small parts, of which a page fetches the few it needs; only Korean pages ask for it. */
export function Hangul() {
  return <link rel="stylesheet" href={hangulStylesheet} precedence="fonts" />
}
