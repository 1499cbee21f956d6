import { createHash } from 'node:crypto'

type Policy = {
  /** Sources that may run scripts and give styles besides our own files: hashes of a cached page, or the nonce of a request. */
  scripts: string[]
  styles: string[]
  /** Development: React's debugging needs eval, hot reload needs inline styles and a socket. */
  dev: boolean
  /** Origins that a form may lead to after our own answer (Stripe's hosted pages). */
  formTargets: string[]
}

/** The Content-Security-Policy of a page. No third-party origin, no inline style or script that is not named by hash or nonce. */
export function contentSecurityPolicy({ scripts, styles, dev, formTargets }: Policy): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts, ...(dev ? ["'unsafe-eval'"] : [])].join(' ')}`,
    `style-src ${["'self'", ...(dev ? ["'unsafe-inline'"] : styles)].join(' ')}`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Hashes of a page's inline `<script>` or `<style>` elements as the browser computes them: over the text between the tags. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const elements = new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}\\s*>`, 'gi')
  const hashes = new Set<string>()
  for (const [, attributes = '', text = ''] of html.matchAll(elements)) {
    const runs =
      text !== '' && !/\ssrc\s*=/i.test(attributes) && !/\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes)
    if (runs) hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  return [...hashes]
}

/** Neighbouring inline scripts become one: fewer hashes and a shorter header. Never into a `<script src>`, whose text is ignored. */
export function mergeInlineScripts(html: string): string {
  return html.replace(
    /(?:<script>(?:(?!<\/script>)[\s\S])*<\/script>){2,}/g,
    (run) => `<script>${run.slice('<script>'.length, -'</script>'.length).replaceAll('</script><script>', '\n;')}</script>`,
  )
}
