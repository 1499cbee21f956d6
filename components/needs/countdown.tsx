'use client'
import { useEffect, useState } from 'react'

type Props = {
  /** Milliseconds since 1970. */
  at: number
  /** The server's clock when the page was made: the reader's own clock may be wrong, or the demo's moved. */
  serverNow: number
  words: { label: string }
}

const dayMs = 86_400_000

/** Hours, minutes and seconds of the last day before a deadline; nothing before that, since the date is beside it. */
export function Countdown({ at, serverNow, words }: Props) {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const offset = serverNow - Date.now()
    const tick = () => setLeft(at - (Date.now() + offset))
    tick()
    const ticking = setInterval(tick, 1000)
    return () => clearInterval(ticking)
  }, [at, serverNow])
  if (left === null || left <= 0 || left >= dayMs) return null
  const seconds = Math.floor(left / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  return (
    <span
      className="font-mono text-lg font-semibold text-sealed tabular-nums"
      role="timer"
      aria-label={words.label}
      aria-live="off"
    >
      {parts.map((part) => String(part).padStart(2, '0')).join(':')}
    </span>
  )
}
