import type { Tx } from '#lib/platform/db.ts'

/** Public numbers that people quote on the phone: MOI for needs, JA for joint agreements, Q for quotes, PO for orders, DEV for devices, INV for invoices. */
export type Series = 'MOI' | 'JA' | 'Q' | 'PO' | 'DEV' | 'INV'

/**
 * The next number of a series in the year of `now`: MOI-2026-000142. Gapless, because the row is locked until the commit; only quotes
 * take theirs from a sequence, with gaps, so that nobody waits for another at a closing time.
 */
export async function nextNumber(tx: Tx, series: Series, now: Date): Promise<string> {
  const year = now.getUTCFullYear()
  if (series === 'Q') {
    const [quote] = await tx.$queryRaw<{ last: bigint }[]>`SELECT nextval('quote_number') AS last`
    return numberOf(series, year, quote!.last)
  }
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO public_number (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = public_number.last + 1
    RETURNING last`
  return numberOf(series, year, row!.last)
}

function numberOf(series: Series, year: number, last: number | bigint): string {
  return `${series}-${year}-${String(last).padStart(6, '0')}`
}
