// What an ICU message takes: the names of its values and of its tags, found by walking the text once.

/** "{count, plural, one {# day by <b>{who}</b>} other {…}}" takes count, who and <b>. Throws on an unbalanced brace. */
export function takenBy(message: string): string[] {
  const found = new Set<string>()
  const reader = { text: message, at: 0, found }
  readText(reader)
  if (reader.at < message.length) throw new Error(`a brace too many in "${message}"`)
  return [...found].sort()
}

type Reader = { text: string; at: number; found: Set<string> }

/** Text up to the brace that closes it; ICU quotes braces with apostrophes. */
function readText(reader: Reader): void {
  while (reader.at < reader.text.length) {
    const char = reader.text[reader.at]
    if (char === '}') return
    if (char === "'" && /[{}]/.test(reader.text[reader.at + 1] ?? '')) {
      const end = reader.text.indexOf("'", reader.at + 1)
      reader.at = end < 0 ? reader.text.length : end + 1
    } else if (char === '{') readArgument(reader)
    else {
      const tag = /^<(\w+)>/.exec(reader.text.slice(reader.at))
      if (tag) reader.found.add(`<${tag[1]}>`)
      reader.at++
    }
  }
}

/** `{name}`, `{name, number, …}` or `{name, plural, one {text} other {text}}`. */
function readArgument(reader: Reader): void {
  reader.at++
  const head = /^\s*(\w+)\s*(?:,\s*(plural|select|selectordinal)\s*,)?/.exec(reader.text.slice(reader.at))
  if (!head) throw new Error(`a brace without a name in "${reader.text}"`)
  reader.found.add(head[1]!)
  reader.at += head[0].length
  const hasBranches = head[2] !== undefined
  for (; reader.at < reader.text.length && reader.text[reader.at] !== '}'; reader.at++) {
    if (hasBranches && reader.text[reader.at] === '{') {
      reader.at++
      readText(reader)
    }
  }
  if (reader.text[reader.at] !== '}') throw new Error(`a brace is not closed in "${reader.text}"`)
  reader.at++
}
