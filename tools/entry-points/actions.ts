// Server actions: every export of a 'use server' file. Who may call one is what it hands to deskAction, personAction or openAction.
import ts from 'typescript'
import { type Access, personAccess, publicAccess } from '#lib/platform/access.ts'
import { accessOf } from '#tools/entry-points/declared-access.ts'

export function isActionFile(file: ts.SourceFile): boolean {
  const first = file.statements[0]
  return Boolean(
    first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) && first.expression.text === 'use server',
  )
}

/** Name of each exported action with the accesses that it may demand (one of them, by desk); empty when none can be read. */
export function actionsOf(file: ts.SourceFile): [name: string, accesses: Access[]][] {
  return file.statements.flatMap((statement): [string, Access[]][] => {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      return []
    if (ts.isFunctionDeclaration(statement)) return [[statement.name?.text ?? 'default', demandedIn(statement, file)]]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.map((one) => [
      one.name.getText(),
      one.initializer ? demandedIn(one.initializer, file) : [],
    ])
  })
}

/** Follows names of the same file: an action may choose between two inner ones. */
function demandedIn(node: ts.Node, file: ts.SourceFile, seen = new Set<string>()): Access[] {
  const found: Access[] = []
  const visit = (inner: ts.Node) => {
    if (ts.isCallExpression(inner) && ts.isIdentifier(inner.expression)) {
      const wrapper = inner.expression.text
      const access =
        wrapper === 'deskAction' && inner.arguments[0]
          ? accessOf(inner.arguments[0], file)
          : wrapper === 'personAction'
            ? personAccess
            : wrapper === 'openAction'
              ? publicAccess
              : null
      if (access) found.push(access)
      else if (!seen.has(wrapper)) {
        seen.add(wrapper)
        const own = declarationOf(wrapper, file)
        if (own) found.push(...demandedIn(own, file, seen))
      }
    }
    inner.forEachChild(visit)
  }
  visit(node)
  return found
}

function declarationOf(name: string, file: ts.SourceFile): ts.Node | undefined {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name)
    if (found?.initializer) return found.initializer
  }
  return undefined
}
