/** Key → value of a DATA_SET or a TABLE (whose values are data sets themselves, in braces); null: the key was removed. */
export type DataSet = { [key: string]: string | null }

/** One entry: a key, then perhaps `=` and a bare, quoted or braced value. */
const entry = /\s*([^\s=]+)(?:=("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{(?:[^}\\]|\\.)*\}|[^\s"'{]*))?(?=\s|$)/y

/** Reads `a=1 b="two words" c={x=1 y=2} d`. Throws SyntaxError at the first sign that fits nowhere. */
export function readDataSet(text: string): DataSet {
  const set: DataSet = Object.create(null)
  const trimmed = text.trimEnd()
  for (let at = 0; at < trimmed.length; at = entry.lastIndex) {
    entry.lastIndex = at
    const match = entry.exec(trimmed)
    if (!match) throw new SyntaxError(`not a data set from sign ${at + 1} on`)
    const [, key, value] = match
    set[key!] = value === undefined || value === '' ? null : unwrapped(value)
  }
  return set
}

function unwrapped(value: string): string {
  if (!/^["'{]/.test(value)) return value
  return value.slice(1, -1).replaceAll(/\\(.)/g, '$1')
}
