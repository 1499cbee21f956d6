type Matches = (url: string) => boolean

// Reactions run in another module graph than the server, and may run in Next's: both meet here.
const store = globalThis as unknown as { moiPurge?: Set<(matches: Matches) => void> }
const listeners = (store.moiPurge ??= new Set())

export function onPurge(listener: (matches: Matches) => void): void {
  listeners.add(listener)
}

/** Forgets the kept public pages whose URL (with language and query) holds `part`: "MOI-2026-000142", "/tenders". */
export function purgePages(part: string): void {
  for (const listener of listeners) listener((url) => url.includes(part))
}
