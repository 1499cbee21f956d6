import { schemes } from '#lib/reference/certificates.ts'

/** A scheme's own name, in its own language for those who hear the page. */
export function SchemeName({ scheme }: { scheme: string }) {
  const name = schemes[scheme as keyof typeof schemes] ?? scheme
  return <span lang={/[가-힣]/.test(name) ? 'ko' : /[一-鿿]/.test(name) ? 'zh' : undefined}>{name}</span>
}
