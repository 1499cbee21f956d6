import type { ReactNode } from 'react'
import { SiteLink } from '#components/ui/site-link.tsx'

/** A code in a table that leads to the same table with only its like. */
export function Narrow({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <SiteLink to={to} title={label} className="font-mono text-2xs break-all text-brand underline underline-offset-2">
      {children}
    </SiteLink>
  )
}
