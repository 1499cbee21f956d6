// Reads an entry point's `access` from its source, without running it.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { type Access, cityAccess, makerAccess, operatorAccess, personAccess, publicAccess } from '#lib/platform/access.ts'

const makers: Record<string, (...roles: never[]) => Access> = { cityAccess, makerAccess, operatorAccess }
const constants: Record<string, Access> = { publicAccess, personAccess }

export function parse(file: string, text: string = readFileSync(file, 'utf8')): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

/** What `export const access = …` of the file says; null when it says nothing that can be read. */
export function exportedAccess(file: ts.SourceFile): Access | null {
  const declaration = variable(file, 'access', true)
  return declaration?.initializer ? accessOf(declaration.initializer, file) : null
}

/** The access that an expression names: a constant, a call of a maker with its roles, an object, or a name for one of these. */
export function accessOf(node: ts.Expression, file: ts.SourceFile): Access | null {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return accessOf(node.expression, file)
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const make = makers[node.expression.text]
    const roles = node.arguments.map((argument) => (ts.isStringLiteral(argument) ? argument.text : null))
    return make && !roles.includes(null) ? make(...(roles as never[])) : null
  }
  if (ts.isObjectLiteralExpression(node)) return objectOf(node)
  return ts.isIdentifier(node) ? (constants[node.text] ?? named(node.text, file)) : null
}

function objectOf(node: ts.ObjectLiteralExpression): Access | null {
  const entries = node.properties.map((property) =>
    ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)
      ? ([property.name.getText(), property.initializer.text] as const)
      : null,
  )
  return entries.includes(null) ? null : (Object.fromEntries(entries as [string, string][]) as Access)
}

/** A constant of this file, or one imported from a file beside it. */
function named(name: string, file: ts.SourceFile): Access | null {
  const own = variable(file, name, false)
  if (own?.initializer) return accessOf(own.initializer, file)
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const bindings = statement.importClause?.namedBindings
    const element = bindings && ts.isNamedImports(bindings) ? bindings.elements.find((one) => one.name.text === name) : undefined
    const place = element && resolve(statement.moduleSpecifier.text, file.fileName)
    if (!place) continue
    const there = parse(place)
    const found = variable(there, (element.propertyName ?? element.name).text, true)
    return found?.initializer ? accessOf(found.initializer, there) : null
  }
  return null
}

function resolve(specifier: string, from: string): string | undefined {
  const base = specifier.startsWith('#app/')
    ? path.resolve('app', specifier.slice(5))
    : path.resolve(path.dirname(from), specifier)
  return [base, `${base}.ts`, `${base}.tsx`].find((place) => existsSync(place) && path.extname(place) !== '')
}

function variable(file: ts.SourceFile, name: string, exported: boolean): ts.VariableDeclaration | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue
    if (exported && !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name)
    if (found) return found
  }
  return undefined
}
