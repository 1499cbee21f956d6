// Habits of the house that no linter knows.
import path from 'node:path'
import ts from 'typescript'
import { placeOf, root, type Source, walk } from '#tests/architecture/source.ts'

type Files = Pick<Source, 'files'>

export const longestFile = 300

export function longFiles({ files }: Files): string[] {
  return files
    .map((file) => ({ name: path.relative(root, file.fileName), lines: file.text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ name, lines }) => `${name} has ${lines} lines`)
}

/** A folder or file is named after something in the business; these names say nothing. */
export function emptyNames(names: readonly string[]): string[] {
  return names.filter((name) => /(^|\/)(utils?|helpers?|misc|common|shared|stuff)(\/|\.\w+$)/i.test(name))
}

/** Exported functions (and commands) of lib without a sentence above them. */
export function undocumented({ files }: Files): string[] {
  const found: string[] = []
  for (const file of files) {
    for (const statement of file.statements) {
      if (!isExported(statement) || ts.getJSDocCommentsAndTags(statement).length > 0) continue
      if (ts.isFunctionDeclaration(statement) && statement.name) found.push(`${placeOf(statement)} ${statement.name.text}`)
      else if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          const isCommand = initializer && ts.isCallExpression(initializer) && initializer.expression.getText() === 'command'
          if (isCommand || (initializer && ts.isArrowFunction(initializer))) found.push(`${placeOf(statement)} ${name.getText()}`)
        }
      }
    }
  }
  return found
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

/** `process.env` outside of its one reader. */
export function environmentReads({ files }: Files): string[] {
  const found: string[] = []
  for (const file of files) {
    if (/lib\/platform\/env\.ts$/.test(file.fileName)) continue
    walk(file, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') found.push(placeOf(node))
    })
  }
  return found
}

/** `style=` attributes, which the content security policy refuses. */
export function inlineStyles({ files }: Files): string[] {
  const found: string[] = []
  for (const file of files) {
    walk(file, (node) => {
      if (ts.isJsxAttribute(node) && node.name.getText() === 'style') found.push(placeOf(node))
    })
  }
  return found
}
