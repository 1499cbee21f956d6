/**
 * Texts as tokens for PostgreSQL's full-text search, made when a text is written: words for scripts that part them, pairs of
 * syllables for Korean, words and pairs of characters for Chinese and Japanese. Questions are cut by the same rules.
 */
const longestToken = 60
/** More positions a tsvector does not count; more tokens than this no notice needs. */
const mostPositions = 16_000
const mostAsked = 12

export type Weight = 'A' | 'B' | 'C' | 'D'

const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

/** The texts as a tsvector in PostgreSQL's own writing: `'bus':1A,7D`. A weight of A counts most when results are ranked. */
export function searchVector(texts: Partial<Record<Weight, readonly (string | null | undefined)[]>>): string {
  const places = new Map<string, string[]>()
  let position = 0
  for (const weight of ['A', 'B', 'C', 'D'] as const) {
    for (const text of texts[weight] ?? []) {
      for (const token of tokensOf(text ?? '')) {
        if (++position > mostPositions) break
        const known = places.get(token)
        if (known === undefined) places.set(token, [`${position}${weight}`])
        // PostgreSQL keeps 256 places of a token; a few tell as much.
        else if (known.length < 16) known.push(`${position}${weight}`)
      }
    }
  }
  return [...places].map(([token, at]) => `'${token}':${at.join(',')}`).join(' ')
}

/** A question as a tsquery that asks for all of its words, begun words included; null when it holds none. */
export function searchQuery(question: string): string | null {
  const asked = [...new Set([...runs(question)].flatMap(askedIn))].slice(0, mostAsked)
  return asked.length === 0 ? null : asked.join(' & ')
}

/** Everything a text can be found by, in its order, repetitions included. */
export function* tokensOf(text: string): Generator<string> {
  for (const { script, run } of runs(text)) {
    if (script === 'hangul') yield* pairs(run)
    else if (script === 'han') {
      for (const { segment } of chinese.segment(run)) if (segment.length > 2) yield segment.slice(0, longestToken)
      yield* pairs(run)
    } else if (run.length > 1) yield run.slice(0, longestToken)
  }
}

/** A word is asked for as a beginning; an English plural finds its singular. Pairs are asked for as they are. */
function askedIn({ script, run }: Run): string[] {
  if (script !== 'word') return run.length === 1 ? [`'${run}':*`] : [...pairs(run)].map((pair) => `'${pair}'`)
  if (run.length < 2) return []
  const stem = /^[a-z]{3,}s$/.test(run) && !run.endsWith('ss') ? run.slice(0, -1) : run
  return [`'${stem.slice(0, longestToken)}':*`]
}

type Run = { script: 'hangul' | 'han' | 'word'; run: string }

function* runs(text: string): Generator<Run> {
  const pattern =
    /(?<hangul>\p{Script=Hangul}+)|(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)|(?<word>[\p{L}\p{N}]+?(?=[\p{Script=Hangul}\p{Script=Han}]|[^\p{L}\p{N}]|$))/gu
  for (const { groups } of folded(text).matchAll(pattern)) {
    const [script, run] = Object.entries(groups!).find(([, found]) => found !== undefined)!
    yield { script: script as Run['script'], run: run! }
  }
}

function* pairs(run: string): Generator<string> {
  const signs = [...run]
  if (signs.length === 1) yield run
  for (let at = 0; at + 1 < signs.length; at++) yield signs[at]! + signs[at + 1]!
}

/** One spelling for full and half width, capitals, and Latin letters with and without accents. */
export function folded(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin}[\u0300-\u036f]*)[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
}
