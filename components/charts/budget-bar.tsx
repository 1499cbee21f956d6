type Props = { part: bigint; budget: bigint }

/** A total against the budget: the mark is the budget, what is beyond it is drawn in another colour. The amounts stand beside it. */
export function BudgetBar({ part, budget }: Props) {
  const whole = part > budget ? part : budget
  const at = (value: bigint) => (whole > 0n ? Number((value * 1000n) / whole) / 5 : 0)
  const over = part > budget
  return (
    <svg viewBox="0 0 200 10" preserveAspectRatio="none" className="mt-1 h-2.5 w-full min-w-32" aria-hidden="true">
      <rect width="200" height="10" className="fill-sunken" />
      <rect y="2" width={at(over ? budget : part)} height="6" className="fill-brand" />
      {over && <rect x={at(budget)} y="2" width={200 - at(budget)} height="6" className="fill-danger" />}
      <rect x={Math.min(at(budget), 199)} width="1" height="10" className="fill-ink" />
    </svg>
  )
}
