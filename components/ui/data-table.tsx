import type { ReactNode } from 'react'

export type Column<Row> = {
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers stand to the right, where they can be compared. */
  align?: 'left' | 'right'
  /** The cell that names its row, and links to it. One per table. */
  names?: boolean
  total?: ReactNode
}

type Props<Row> = {
  /** Says what the rows are; shown above the table unless `captionHidden`. */
  caption: string
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A real table; narrower than 48rem each row becomes a card by style alone. An empty list is the caller's EmptyState. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, keyOf }: Props<Row>) {
  const hasTotals = columns.some(({ total }) => total !== undefined)
  return (
    <table className="rows w-full border-collapse border border-line-strong bg-surface text-sm">
      <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-lg font-semibold'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ header, align }) => (
            <th key={header} scope="col" className={side(align)}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ header, cell, align, names }) =>
              names ? (
                <th key={header} scope="row" data-label={header} className={side(align)}>
                  {cell(row)}
                </th>
              ) : (
                <td key={header} data-label={header} className={side(align)}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {hasTotals && (
        <tfoot>
          <tr>
            {columns.map(({ header, total, align }) => (
              <td key={header} data-label={header} className={side(align)}>
                {total}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function side(align: 'left' | 'right' | undefined): string {
  return align === 'right' ? 'text-right' : 'text-left'
}
