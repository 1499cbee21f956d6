'use client'
import { useEffect, useState } from 'react'

/** The reader's clock, renewed at a step; null until the page is alive, so that server and browser draw the same. */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(ticking)
  }, [everyMs])
  return now
}
