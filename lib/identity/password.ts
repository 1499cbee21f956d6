import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the library's defaults (19 MiB, 2 passes), as OWASP asks for. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

let nobody: Promise<string> | undefined

/** Checks a password; without a stored hash it works as long as with one, so that an answer's time tells nothing. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash(crypto.randomUUID())
  const matches = await verify(stored ?? (await nobody), password)
  return stored !== null && matches
}
