import { CsvError, parse } from 'csv-parse/sync'
import type { StatementLine } from '#lib/payments/schema.ts'
import { type Fault, invalidField } from '#lib/values/fault.ts'
import { fromDecimal, isCurrency } from '#lib/values/money.ts'
import { fromLocal } from '#lib/values/time.ts'

export const statementColumns = ['bankId', 'bookedAt', 'amount', 'currency', 'reference'] as const

/** What one import may hold. */
export const statementLimits = { lines: 500, characters: 200_000 }

/** A row as it was read: money that came in, or `null` for money that went out and is no business of ours. */
type Read = { lines: StatementLine[]; outgoing: number }

/**
 * Reads a bank statement: CSV with the columns above in any order, separated by comma, semicolon or tab; dates YYYY-MM-DD, amounts
 * with a point, negative ones went out. Throws Fault invalid at the field `statement`, naming the row (the heading is row 1).
 */
export function readStatement(text: string): Read {
  if (text.trim() === '') throw invalidField('statement', 'statementMissing')
  if (text.length > statementLimits.characters) throw invalidField('statement', 'statementLong', { lines: statementLimits.lines })
  const [heading, ...rows] = readRows(text)
  const columns = (heading ?? []).map((name) => name.toLowerCase())
  const missing = statementColumns.filter((name) => !columns.includes(name.toLowerCase()))
  if (missing.length > 0) throw invalidField('statement', 'statementColumns', { columns: missing.join(', ') })
  if (rows.length === 0) throw invalidField('statement', 'statementEmpty')
  if (rows.length > statementLimits.lines) throw invalidField('statement', 'statementLong', { lines: statementLimits.lines })
  const read = rows.map((row, index) => {
    const cell = (name: (typeof statementColumns)[number]) => row[columns.indexOf(name.toLowerCase())] ?? ''
    return readRow(cell, index + 2)
  })
  const lines = read.filter((line) => line !== null)
  return { lines, outgoing: read.length - lines.length }
}

function readRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: [',', ';', '\t'], trim: true, skip_empty_lines: true, max_record_size: 4000 })
  } catch (error) {
    if (error instanceof CsvError) throw refuse('statementRowBroken', Number(error.lines) || 1)
    throw error
  }
}

function readRow(cell: (name: (typeof statementColumns)[number]) => string, row: number): StatementLine | null {
  const bankId = cell('bankId')
  if (bankId === '' || bankId.length > 80) throw refuse('statementRowBankId', row)
  const bookedAt = fromLocal(`${cell('bookedAt')}T00:00`, 'UTC')
  if (!bookedAt) throw refuse('statementRowDate', row)
  const currency = cell('currency').toUpperCase()
  if (!isCurrency(currency)) throw refuse('statementRowCurrency', row)
  const amount = fromDecimal(cell('amount'), currency)
  if (!amount || amount.minor === 0n) throw refuse('statementRowAmount', row)
  if (amount.minor < 0n) return null
  return { bankId, bookedAt, amountMinor: amount.minor, currency, reference: cell('reference').slice(0, 200) }
}

function refuse(message: string, row: number): Fault {
  return invalidField('statement', message, { row })
}
