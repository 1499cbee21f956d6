import type { ReactNode } from 'react'
import { StatusGlyph } from './status-glyph'

/** The one look of everything sealed: violet, with a lock. Say inside who cannot read it, and until when. */
export function SealedPanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border border-sealed bg-sealed-tint p-5" data-status="sealed">
      <h2 className="flex items-center gap-2.5 text-lg text-sealed">
        <StatusGlyph kind="sealed" />
        {title}
      </h2>
      <div className="mt-2 text-ink">{children}</div>
    </section>
  )
}
