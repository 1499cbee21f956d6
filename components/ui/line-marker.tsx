import type { Stop } from './the-line'

/** Done: a filled square. Now: a ring. Future: a tick across the stroke. Late: a ring in the colour of trouble with a gap. */
export function LineMarker({ state }: { state: Stop['state'] }) {
  const colour = { done: 'text-brand', now: 'text-brand', future: 'text-line-strong', late: 'text-danger' }[state]
  return (
    <svg
      viewBox="0 0 16 16"
      className={`relative size-4 bg-canvas ${colour} ${state === 'future' ? 'bg-transparent' : ''}`}
      aria-hidden="true"
    >
      {state === 'done' && <rect x="0" y="0" width="16" height="16" fill="currentColor" />}
      {state === 'now' && <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="3" />}
      {state === 'future' && <path d="M1 3v10" stroke="currentColor" strokeWidth="2" />}
      {state === 'late' && (
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="8 2.2" />
      )}
    </svg>
  )
}
