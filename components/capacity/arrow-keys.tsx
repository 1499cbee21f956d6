'use client'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'

const steps: Record<string, [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Lets the arrow keys move between the links of a table's cells, as people know it from a calendar. Tab works as ever. */
export function ArrowKeys({ children }: { children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const cell = (event.target as Element).closest('td')
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const rows = [...(area.current?.querySelectorAll('tbody tr') ?? [])]
    const cells = (row: Element | undefined) => [...(row?.querySelectorAll('td') ?? [])]
    const at = rows.indexOf(cell.parentElement!)
    const next = cells(rows[at + step[0]])[cells(rows[at]).indexOf(cell) + step[1]]?.querySelector('a')
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only passes the focus on between the links inside
    <div ref={area} onKeyDown={move} className="overflow-x-auto">
      {children}
    </div>
  )
}
