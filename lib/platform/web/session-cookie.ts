/** next-auth's session cookie, plain or over HTTPS, whole or in chunks (".0", ".1"). */
export function isSessionCookie(name: string): boolean {
  return /^(?:__Secure-)?next-auth\.session-token(?:\.\d+)?$/.test(name)
}

/** Whether a Cookie header carries a session: such a request is never answered from the shared cache. */
export function hasSession(header: string | undefined): boolean {
  return /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token(?:\.\d+)?=/.test(header ?? '')
}

/** One cookie's raw value from a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
}
