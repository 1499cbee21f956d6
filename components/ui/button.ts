const shape =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 border px-5 py-2 text-base font-semibold disabled:cursor-not-allowed aria-disabled:cursor-progress aria-disabled:opacity-70'

/** Classes of buttons and of links that act: one primary per screen. */
export const button = {
  primary: `${shape} border-brand bg-brand text-on-brand hover:border-brand-hover hover:bg-brand-hover`,
  secondary: `${shape} border-line-strong bg-surface text-ink hover:bg-sunken`,
  danger: `${shape} border-danger bg-surface text-danger hover:bg-danger-tint`,
  /** For sealing a quote, and nothing else. */
  sealed: `${shape} border-sealed bg-sealed text-surface hover:opacity-90`,
} as const

export type ButtonKind = keyof typeof button
