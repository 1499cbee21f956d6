'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks for the page again every few seconds while something is under way that ends by itself. */
export function RefreshWhile({ busy, everyMs = 2000 }: { busy: boolean; everyMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    if (!busy) return
    const asking = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(asking)
  }, [busy, everyMs, router])
  return null
}
