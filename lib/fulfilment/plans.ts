import { type Forecast, type ForecastInput, forecast } from '#lib/fulfilment/forecast.ts'
import { pool } from '#lib/platform/db.ts'
import { transitWeeks } from '#lib/reference/lanes.ts'
import type { Week } from '#lib/values/time.ts'

type LineAt = { id: string; quantity: number; dueAt: Date; made: number; from: string; to: string }
type PlanRow = { id: string; units_per_week: number; since: Week; weeks: Record<Week, number> }

/**
 * The forecast of each line that has a production line with weeks allocated to it; `from` and `to` are countries, between which the goods
 * travel as long as the lane says (not at all where none is known). A week outside the calendar counts as a full one.
 */
export async function forecastLines(lines: readonly LineAt[], now: Date): Promise<Map<string, Forecast>> {
  const { rows } = await pool().query<PlanRow>(
    `SELECT l.id, p.units_per_week, to_char(first.week, 'YYYY-MM-DD') AS since,
            (SELECT json_object_agg(to_char(w.week, 'YYYY-MM-DD'), w.units) FROM capacity_week w
              WHERE w.line_id = p.id AND w.week >= first.week) AS weeks
       FROM order_line l JOIN purchase_order o ON o.id = l.order_id JOIN production_line p ON p.id = l.line_id
       CROSS JOIN LATERAL (SELECT min(a.week) AS week FROM allocation a WHERE a.award_id = o.award_id AND a.line_id = p.id) first
      WHERE l.id = ANY($1) AND first.week IS NOT NULL`,
    [lines.map(({ id }) => id)],
  )
  const found = new Map<string, Forecast>()
  for (const line of lines) {
    const plan = rows.find(({ id }) => id === line.id)
    const outlook = plan && forecast(inputOf(line, plan), now)
    if (outlook) found.set(line.id, outlook)
  }
  return found
}

function inputOf(line: LineAt, plan: PlanRow): ForecastInput {
  const { units_per_week: unitsPerWeek, since, weeks } = plan
  const factors = Object.entries(weeks ?? {}).map(([week, units]) => [week as Week, units / unitsPerWeek] as const)
  return {
    quantity: line.quantity,
    made: line.made,
    unitsPerWeek,
    since,
    factors: new Map(factors),
    transitWeeks: transitWeeks(line.from, line.to) ?? 0,
    dueAt: line.dueAt,
  }
}
