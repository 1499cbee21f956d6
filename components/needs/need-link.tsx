import { useLocale } from 'next-intl'
import { SiteLink } from '#components/ui/site-link.tsx'
import { titleFor } from './titled'

type Props = { to: string; need: { title: string; localTitle: string; language: string } }

export function NeedLink({ to, need }: Props) {
  const { text, lang } = titleFor(need, useLocale())
  return (
    <SiteLink to={to} lang={lang} className="text-brand underline underline-offset-4 hover:text-brand-hover">
      {text}
    </SiteLink>
  )
}
