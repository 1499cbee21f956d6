/** What a stream says: its state, or a piece of news. `reset` asks to load the page again. */
export type LiveMessage =
  | { kind: 'open' }
  | { kind: 'lost' }
  | { kind: 'reset' }
  | { kind: 'event'; id: string; name?: string; data: unknown }

/**
 * Follows a stream with one connection for all tabs: the tab that holds the lock has it and passes on what it hears; when it
 * closes, the next one goes on after the last event it knows. Returns what ends it.
 */
export function followShared(url: string, hear: (message: LiveMessage) => void): () => void {
  const ended = new AbortController()
  const channel = new BroadcastChannel(`live ${url}`)
  let last = ''
  let leading = false
  const take = (message: LiveMessage) => {
    if (message.kind === 'event') last = message.id
    hear(message)
  }
  channel.onmessage = ({ data }: MessageEvent<LiveMessage | { kind: 'hello' }>) => {
    if (data.kind !== 'hello') take(data)
    else if (leading) channel.postMessage({ kind: 'open' })
  }
  const lead = async () => {
    leading = true
    await connect(
      last ? `${url}${url.includes('?') ? '&' : '?'}after=${encodeURIComponent(last)}` : url,
      ended.signal,
      (message) => {
        take(message)
        channel.postMessage(message)
      },
    )
  }
  channel.postMessage({ kind: 'hello' })
  // Locks exist on HTTPS and localhost only; elsewhere each tab has its own connection.
  if (navigator.locks) navigator.locks.request(`live ${url}`, { signal: ended.signal }, lead).catch(() => {})
  else lead()
  return () => {
    ended.abort()
    channel.close()
  }
}

function connect(url: string, until: AbortSignal, tell: (message: LiveMessage) => void): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(url)
    source.onopen = () => tell({ kind: 'open' })
    source.onerror = () => tell({ kind: 'lost' })
    source.onmessage = ({ data }) => tell({ kind: 'event', ...JSON.parse(data) })
    source.addEventListener('reset', () => tell({ kind: 'reset' }))
    until.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
}
