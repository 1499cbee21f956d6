import type { Tx } from '#lib/platform/db.ts'

/** Public numbers that people quote on the phone: MOI for needs, Q for quotes, PO for orders, DEV for devices, INV for invoices. */
export type Series = 'MOI' | 'Q' | 'PO' | 'DEV' | 'INV'

/** The next number of a series in the year of `now`: MOI-2026-000142. Gapless, because the row is locked until the commit. */
export async function nextNumber(tx: Tx, series: Series, now: Date): Promise<string> {
  const year = now.getUTCFullYear()
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO public_number (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = public_number.last + 1
    RETURNING last`
  return `${series}-${year}-${String(row!.last).padStart(6, '0')}`
}
