/** Drawn on a 24 px grid with one square-capped stroke, as paths only. */
const drawings = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
  down: 'm6 9 6 6 6-6',
  right: 'M4 12h15M13 6l6 6-6 6',
  maker: 'M3 21V10l6 4v-4l6 4V3h5v18ZM8 17.500h2M13 17.500h2',
  city: 'M3 21h18M5 18V10M10 18V10M14 18V10M19 18V10M3 7.5 12 3l9 4.500Z',
  desk: 'M3 4h7v7H3ZM14 4h7v4h-7ZM14 12h7v8h-7ZM3 15h7v5H3Z',
  need: 'M6 3h9l4 4v14H6ZM9 12h7M9 16h7M9 8h3',
  quote: 'M4 7h16v13H4ZM4 8l8 6 8-6',
  order: 'M3 7.5 12 3l9 4.500v9L12 21l-9-4.500ZM3 7.500l9 4.5 9-4.500M12 12v9',
  product: 'M4 4h16v16H4ZM4 9h16M9 9v11',
  capacity: 'M4 5h16v15H4ZM8 3v4M16 3v4M4 10h16M9 14h2M14 14h2',
  match: 'M4 12h6M14 12h6M9 7l5 5-5 5',
  device: 'M7 7h10v10H7ZM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4',
  payment: 'M3 6h18v12H3ZM3 10h18M7 15h3',
  award: 'M12 3l3 4 4.5 1-3 4 .5 5-5-2-5 2 .5-5-3-4L9 7Z',
  people: 'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 5.500a3 3 0 0 1 0 6M18 15a6 6 0 0 1 3.5 5',
  audit: 'M4 4h16v6H4ZM4 14h16v6H4ZM8 7h.01M8 17h.01M12 10v4',
  review: 'M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6ZM8.5 12l2.5 2.5 4.5-5',
  ledger: 'M5 3h14v18H5ZM9 3v18M12 8h4M12 12h4M12 16h4',
  transport: 'M5 4h14v13H5ZM5 11h14M8 20v-3M16 20v-3M8 14h.01M16 14h.01',
  environment: 'M5 20c0-9 5-14 15-15 0 10-5 14-12 14M5 20c2-5 5-8 9-10',
  healthcare: 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6Z',
  finance: 'M4 20h16M6 20V11M11 20V5M16 20v-6',
  energy: 'M13 3 5 14h6l-1 7 8-11h-6Z',
} as const

export type IconName = keyof typeof drawings

/** A picture beside a word, never instead of it. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="square"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
