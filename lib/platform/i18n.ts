import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import { env } from '#lib/platform/env.ts'
import type { Locale } from '#lib/values/locale.ts'

type Messages = { [key: string]: string | Messages }
type Translate = (key: string, values?: Record<string, string | number | Date>) => string

type Loaded = { stamp: number; messages: Messages }

// lib is loaded by Node and again by Next's bundle: the words are read once for both.
const store = globalThis as unknown as { moiMessages?: Map<string, Loaded> }
const loaded = (store.moiMessages ??= new Map())

/**
 * All messages of a language: each file of `messages/<locale>/` is a namespace, and `errors.tenders.json` adds its keys to the
 * namespace `errors`. Read from the project's folder when first asked for; in development a changed
 * file is read again.
 */
export function messagesOf(locale: Locale): Messages {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'messages', locale)
  const known = loaded.get(folder)
  if (known && !env.DEV) return known.messages
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  const stamp = files.reduce((newest, name) => Math.max(newest, statSync(path.join(folder, name)).mtimeMs), files.length)
  if (known?.stamp === stamp) return known.messages
  const messages: Messages = {}
  for (const name of files) {
    const namespace = name.slice(0, name.indexOf('.'))
    messages[namespace] = { ...(messages[namespace] as Messages), ...JSON.parse(readFileSync(path.join(folder, name), 'utf8')) }
  }
  loaded.set(folder, { stamp, messages })
  return messages
}

/** Translates outside of Next (machine routes, mail, papers): `translator('ko', 'errors')('notFound')`. */
export function translator(locale: Locale, namespace: string): Translate {
  return createTranslator({ locale, messages: messagesOf(locale), namespace, timeZone: 'UTC' } as never) as unknown as Translate
}

/** Best language for an Accept-Language header ("ko-KR,ko;q=0.9,en;q=0.8"); null when it asks for none of ours. */
export function preferredLocale(header: string | undefined, known: readonly Locale[]): Locale | null {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...rest] = part.trim().toLowerCase().split(';')
      const quality = Number(
        rest
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { language: tag?.split('-')[0] ?? '', quality: Number.isNaN(quality) ? 0 : quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return ranked.map(({ language }) => known.find((locale) => locale === language)).find((locale) => locale !== undefined) ?? null
}
