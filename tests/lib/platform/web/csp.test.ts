import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, inlineHashes, mergeInlineScripts } from '#lib/platform/web/csp.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the content security policy', () => {
  test('names each inline script by the hash of the text between its tags', () => {
    const html = '<script>one()</script><script async="">two()</script><script>one()</script>'
    expect(inlineHashes(html, 'script')).toEqual([hash('one()'), hash('two()')])
  })

  test('leaves out scripts that are files, empty, or data', () => {
    expect(
      inlineHashes('<script src="/a.js"></script><script></script><script type="application/ld+json">{}</script>', 'script'),
    ).toEqual([])
  })

  test('joins neighbouring inline scripts into one, and touches no other', () => {
    const html = '<script>a</script><script>b</script><p></p><script>c</script><script src="/x.js"></script>'
    expect(mergeInlineScripts(html)).toBe('<script>a\n;b</script><p></p><script>c</script><script src="/x.js"></script>')
  })

  test('allows nothing inline that is not named, and no other origin', () => {
    const policy = contentSecurityPolicy({
      scripts: ["'nonce-x'"],
      styles: [],
      dev: false,
      formTargets: ['https://checkout.stripe.com'],
    })
    expect(policy).toContain("script-src 'self' 'nonce-x';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("form-action 'self' https://checkout.stripe.com")
    expect(policy).not.toContain('unsafe')
  })
})
