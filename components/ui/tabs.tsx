import { SiteLink } from './site-link'

type Tab = { to: string; label: string; current: boolean; count?: number }

/** Views of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line-strong">
      <ul className="-mb-px flex gap-x-1 overflow-x-auto">
        {tabs.map(({ to, label: name, current, count }) => (
          <li key={to} className="shrink-0">
            <SiteLink
              to={to}
              aria-current={current ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 border border-transparent px-4 text-sm text-ink-2 hover:text-ink aria-[current]:border-line-strong aria-[current]:border-b-canvas aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {name}
              {count !== undefined && <span className="text-ink-3">{count}</span>}
            </SiteLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
