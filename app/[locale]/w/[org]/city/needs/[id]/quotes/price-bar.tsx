/** How a price stands beside the dearest one; the amount is written next to it. */
export function PriceBar({ part, whole }: { part: bigint; whole: bigint }) {
  return (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className="mt-1 h-1.5 w-full min-w-24 bg-sunken text-brand"
      aria-hidden="true"
    >
      <rect width={Number((part * 100n) / (whole || 1n))} height="6" fill="currentColor" />
    </svg>
  )
}
