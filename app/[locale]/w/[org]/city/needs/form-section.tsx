import type { ReactNode } from 'react'

/** One numbered part of a long form. */
export function FormSection({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `part-${number}`
  return (
    <section aria-labelledby={id} className="grid gap-6 border-t border-line-strong pt-5">
      <h2 id={id} className="text-xl">
        <span className="mr-2 text-ink-3">{number}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}
