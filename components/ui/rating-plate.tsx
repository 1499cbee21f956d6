import type { ReactNode } from 'react'
import { SiteLink } from './site-link'

type Props = {
  to: string
  name: string
  /** Language of the name when it is not the page's: "ko". */
  lang?: string
  maker: string
  place: string
  /** Four key figures; a value carries its unit. */
  specs: { label: string; value: ReactNode }[]
  /** A StatusTag, such as a live device. */
  state?: ReactNode
  /** Rank of its name below the page's headings. */
  heading?: 'h2' | 'h3'
}

/** A product as the plate that is riveted to it: ruled, four figures, a notch in the corner. */
export function RatingPlate({ to, name, lang, maker, place, specs, state, heading: Heading = 'h2' }: Props) {
  return (
    <article className="plate relative flex h-full flex-col border border-line-strong bg-surface">
      <header className="border-b border-line-strong py-3 pr-4 pl-5">
        <div className="flex items-start justify-between gap-3">
          <Heading className="text-base leading-snug" lang={lang}>
            <SiteLink
              to={to}
              className="text-ink underline decoration-line-strong underline-offset-4 hover:text-brand after:absolute after:inset-0"
            >
              {name}
            </SiteLink>
          </Heading>
          {state}
        </div>
        <p className="mt-0.5 text-xs text-ink-2">
          {maker} · {place}
        </p>
      </header>
      <dl className="grid grow grid-cols-2 [&>*:nth-child(odd)]:border-r [&>*:nth-child(n+3)]:border-t">
        {specs.slice(0, 4).map(({ label, value }) => (
          <div key={label} className="border-line px-4 py-2 odd:pl-5">
            <dt className="text-2xs text-ink-3">{label}</dt>
            <dd className="font-display text-sm font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
