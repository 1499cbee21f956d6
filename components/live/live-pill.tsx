'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type LiveState, useLive } from './use-live'
import { useNow } from './use-now'

type Words = Record<LiveState | 'updated' | 'pause' | 'resume' | 'refresh' | 'news', string>
type Props = {
  url: string
  /** Changes with each rendering on the server; how old that is, is then told by the reader's own clock. */
  rendering: number
  words: Words
}

const renewAtMostEveryMs = 1000
const announceAtMostEveryMs = 10_000
const pollWhenOfflineMs = 30_000

const looks: Record<LiveState, string> = {
  connecting: 'bg-offline-tint text-offline',
  live: 'bg-signal text-on-signal',
  reconnecting: 'bg-warning-tint text-warning',
  offline: 'bg-offline-tint text-offline',
  paused: 'bg-offline-tint text-offline',
}

export function LivePill({ url, rendering, words }: Props) {
  const router = useRouter()
  const [paused, setPaused] = useState(false)
  const [said, setSaid] = useState('')
  const renewing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unsaid = useRef(0)
  const renew = () => {
    renewing.current ??= setTimeout(() => {
      renewing.current = undefined
      router.refresh()
    }, renewAtMostEveryMs)
  }
  const { state, heardAt } = useLive(url, paused, () => {
    unsaid.current++
    renew()
  })
  useEffect(() => () => clearTimeout(renewing.current), [])
  useEffect(() => {
    const saying = setInterval(() => {
      if (unsaid.current > 0) setSaid(words.news.replace('{count}', String(unsaid.current)))
      unsaid.current = 0
    }, announceAtMostEveryMs)
    return () => clearInterval(saying)
  }, [words.news])
  useEffect(() => {
    if (state !== 'offline') return
    const polling = setInterval(() => router.refresh(), pollWhenOfflineMs)
    return () => clearInterval(polling)
  }, [state, router])
  const now = useNow(1000)
  const [renderedAt, setRenderedAt] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new rendering is what is noted
  useEffect(() => setRenderedAt(Date.now()), [rendering])
  const latest = Math.max(renderedAt ?? 0, heardAt ?? 0)
  const seconds = now === null || latest === 0 ? null : Math.max(0, Math.round((now - latest) / 1000))
  return (
    <div className="inline-flex flex-wrap items-center gap-2 text-xs" data-noprint="">
      <span
        data-status={state}
        className={`inline-flex min-h-6 items-center gap-1.5 rounded-full px-2.5 font-semibold whitespace-nowrap ${looks[state]}`}
      >
        <svg viewBox="0 0 8 8" className={`size-2 ${state === 'live' ? 'live-dot' : ''}`} aria-hidden="true">
          <circle cx="4" cy="4" r="3" fill={state === 'live' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {words[state]}
        {seconds !== null && <span className="font-normal">· {words.updated.replace('{seconds}', String(seconds))}</span>}
      </span>
      <button type="button" onClick={() => setPaused(!paused)} className="min-h-6 px-1 underline underline-offset-4">
        {paused ? words.resume : words.pause}
      </button>
      {state === 'offline' && (
        <button type="button" onClick={() => router.refresh()} className="min-h-6 px-1 underline underline-offset-4">
          {words.refresh}
        </button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  )
}
