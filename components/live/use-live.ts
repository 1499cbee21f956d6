'use client'
import { useEffect, useRef, useState } from 'react'
import { followShared, type LiveMessage } from './shared-source'

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'paused'

const offlineAfterMs = 60_000

/**
 * Follows a live stream. `onNews` gets each event, and `null` when history was lost and the page should load itself again.
 * A stream that has been away for a minute is offline; it is still tried.
 */
export function useLive(url: string, paused: boolean, onNews: (event: Extract<LiveMessage, { kind: 'event' }> | null) => void) {
  const [state, setState] = useState<LiveState>('connecting')
  const [heardAt, setHeardAt] = useState<number | null>(null)
  const news = useRef(onNews)
  news.current = onNews
  useEffect(() => {
    if (paused) {
      setState('paused')
      return
    }
    setState('connecting')
    let lostSince: ReturnType<typeof setTimeout> | undefined
    const stop = followShared(url, (message) => {
      if (message.kind === 'lost') {
        setState((before) => (before === 'offline' ? before : 'reconnecting'))
        lostSince ??= setTimeout(() => setState('offline'), offlineAfterMs)
        return
      }
      clearTimeout(lostSince)
      lostSince = undefined
      setState('live')
      setHeardAt(Date.now())
      if (message.kind === 'event') news.current(message)
      if (message.kind === 'reset') news.current(null)
    })
    return () => {
      clearTimeout(lostSince)
      stop()
    }
  }, [url, paused])
  return { state, heardAt }
}
