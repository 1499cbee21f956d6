import { useMessages, useTranslations } from 'next-intl'
import { PageHeading } from '#components/ui/page-heading.tsx'

type TextNamespace = 'about' | 'accessibility' | 'privacy'
type Section = { heading: string; text: string }

export function textPageTitle(t: (key: 'title') => string): string {
  return t('title')
}

/** A page that is only text: its namespace has `title`, `lead` and `sections` of a heading and a text each. */
export function TextPage({ namespace }: { namespace: TextNamespace }) {
  const t = useTranslations(namespace)
  const { sections } = useMessages()[namespace] as unknown as { sections: Record<string, Section> }
  return (
    <article>
      <PageHeading title={t('title')} lead={t('lead')} />
      <div className="prose max-w-prose">
        {Object.entries(sections).map(([key, { heading, text }]) => (
          <section key={key}>
            <h2>{heading}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </article>
  )
}
