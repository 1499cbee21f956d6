import type { ReactNode } from 'react'

type Props = {
  title: string
  /** Language of the title when it is not the page's. */
  lang?: string
  /** Above the title: the record's number or where the page belongs. */
  above?: ReactNode
  lead?: ReactNode
  /** Beside the title: the page's one action. */
  action?: ReactNode
}

export function PageHeading({ title, lang, above, lead, action }: Props) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        {above && <p className="text-sm text-ink-3">{above}</p>}
        <h1 className="text-2xl md:text-3xl" lang={lang}>
          {title}
        </h1>
        {lead && <p className="mt-2 max-w-prose text-ink-2">{lead}</p>}
      </div>
      {action}
    </div>
  )
}
