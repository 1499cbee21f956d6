import type { StatusKind } from './status-tag'

/** One drawing per kind, readable without its colour. */
export function StatusGlyph({ kind }: { kind: StatusKind }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-3.5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      {glyphs[kind]}
    </svg>
  )
}

const ring = <circle cx="8" cy="8" r="5.5" />

const glyphs = {
  live: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  attention: <path d="M8 2v7.5M8 12.5v2" strokeWidth="2.25" />,
  stale: (
    <>
      {ring}
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  offline: ring,
  done: <path d="m2.5 8.5 3.5 3.5 7.5-8" strokeWidth="2.25" />,
  late: <path d="M8 2v7.5M8 12.5v2" strokeWidth="2.25" />,
  rejected: (
    <>
      {ring}
      <path d="m4 12 8-8" />
    </>
  ),
  sealed: (
    <>
      <rect x="3" y="7" width="10" height="7" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  waiting: (
    <path d="M4 2.5h8M4 13.5h8M5 2.5c0 3 2.2 3.7 3 5.5.8-1.8 3-2.5 3-5.500M5 13.500c0-3 2.2-3.7 3-5.5.8 1.8 3 2.5 3 5.5" />
  ),
  open: <rect x="3" y="3" width="10" height="10" />,
  draft: <path d="m3 13 .8-3.200L11 2.6 13.4 5 6.2 12.200z" />,
} as const
