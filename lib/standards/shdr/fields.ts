/**
 * The fields of an SHDR line. A pipe within a field is written `\|`; a field may stand in double quotes, which are then no part
 * of it. A quote that is never closed is an ordinary sign.
 */
export function splitFields(line: string): string[] {
  const fields: string[] = []
  let from = 0
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && (line[at] !== '|' || isEscaped(line, at))) continue
    fields.push(plain(line.slice(from, at)))
    from = at + 1
  }
  return fields
}

/** A pipe after an odd number of backslashes. */
function isEscaped(line: string, at: number): boolean {
  let backslashes = 0
  while (line[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function plain(field: string): string {
  const trimmed = field.trim()
  const quoted = trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"')
  const text = quoted ? trimmed.slice(1, -1).replaceAll('\\"', '"') : trimmed
  return text.replaceAll('\\|', '|')
}
