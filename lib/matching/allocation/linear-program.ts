/** A linear or mixed-integer program, and its text in the CPLEX LP format that HiGHS reads. Pure. */
export type Term = readonly [coefficient: number, variable: string]
export type Row = { name: string; terms: Term[]; sense: '<=' | '>=' | '='; bound: number }

/** Minimise `objective`. Every variable lies between 0 and its `upper` bound (default: no bound); those in `binary` are 0 or 1. */
export type LinearProgram = { objective: Term[]; rows: Row[]; upper: Map<string, number>; binary: Set<string> }

/** A program in which nothing is asked yet. */
export function emptyProgram(): LinearProgram {
  return { objective: [], rows: [], upper: new Map(), binary: new Set() }
}

/** The program's text. `relaxed`: binaries may take any value from 0 to 1. */
export function toLpText({ objective, rows, upper, binary }: LinearProgram, relaxed: boolean): string {
  const bounds = [...upper, ...(relaxed ? [...binary].map((name) => [name, 1] as const) : [])]
  return [
    'Minimize',
    ` cost: ${expression(objective)}`,
    'Subject To',
    ...rows.map(({ name, terms, sense, bound }) => ` ${name}: ${expression(terms)} ${sense} ${bound}`),
    'Bounds',
    ...bounds.map(([name, most]) => ` 0 <= ${name} <= ${most}`),
    ...(relaxed || binary.size === 0 ? [] : ['Binary', ...[...binary].map((name) => ` ${name}`)]),
    'End',
  ].join('\n')
}

/** One term a line: readers of the format may cut long lines. */
function expression(terms: readonly Term[]): string {
  const parts = terms.filter(([coefficient]) => coefficient !== 0)
  if (parts.length === 0) return `0 ${terms[0]?.[1] ?? 'nothing'}`
  return parts
    .map(([coefficient, variable]) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${variable}`)
    .join('\n  ')
}
