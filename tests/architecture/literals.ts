// Visible text that stands in a screen's source instead of in messages/.
import ts from 'typescript'
import { placeOf, type Source, walk } from '#tests/architecture/source.ts'

/** Properties whose value people see or hear. */
const visible =
  /^(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|hint|lead|heading|text|summary|caption)$/

/** Names and symbols that are the same in every language. */
const allowed = new Set(['Made on the Internet', 'English', '한국어', '简体中文', 'JSON', 'OCDS', 'MQTT', 'CPV', 'kB', '×'])

export function literalTextIn({ files }: Pick<Source, 'files'>): string[] {
  const found: string[] = []
  const look = (text: string, node: ts.Node) => {
    const words = text.trim()
    if (/\p{L}{2}/u.test(words) && !allowed.has(words) && !words.startsWith('npm run '))
      found.push(`${placeOf(node)}: ${words.slice(0, 60)}`)
  }
  for (const file of files) {
    walk(file, (node) => {
      if (ts.isJsxText(node)) look(node.text, node)
      else if (
        ts.isJsxExpression(node) &&
        node.expression &&
        ts.isStringLiteralLike(node.expression) &&
        !ts.isJsxAttribute(node.parent)
      ) {
        look(node.expression.text, node)
      } else if (ts.isJsxAttribute(node) && visible.test(node.name.getText()) && node.initializer) {
        const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
        if (value && ts.isStringLiteralLike(value)) look(value.text, node)
      }
    })
  }
  return found
}
