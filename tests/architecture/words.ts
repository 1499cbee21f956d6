// Which messages the source asks for. Types tell the keys: `t(`sector.${sector}`)` is as many keys as `sector` has values.
import path from 'node:path'
import ts from 'typescript'
import { placeOf, root, type Source, walk } from '#tests/architecture/source.ts'

export type Asked = {
  /** Full keys ("needs.title"), each with the place that asks. */
  keys: Map<string, string>
  /** Keys with a part that only the running program knows: "needs.status.*". */
  patterns: { pattern: string; place: string }[]
  /** Uses from which no key can be read; each needs a line in the test's table. */
  unknown: { place: string; text: string }[]
}

const makers = new Set(['useTranslations', 'getTranslations', 'translator'])

/** Namespaces of each variable and parameter that translates; a parameter has those of all that is handed to it. */
type Translators = Map<ts.Symbol, Set<string>>

export function askedBy(source: Source): Asked {
  const { files, checker } = source
  const translators = translatorsIn(source)
  const asked: Asked = { keys: new Map(), patterns: [], unknown: [] }
  for (const file of files) {
    walk(file, (node) => {
      if (ts.isCallExpression(node)) {
        const spaces = namespacesOf(calledTranslator(node), translators, checker)
        if (spaces && node.arguments[0]) for (const space of spaces) add(asked, space, node.arguments[0], checker)
      } else if (ts.isIdentifier(node) && !isPlainUse(node, translators, checker)) {
        asked.unknown.push({ place: placeOf(node), text: node.parent.getText().slice(0, 80) })
      }
    })
  }
  return asked
}

/** `t` of `t(…)`, `t.rich(…)`, `t.has(…)`. */
function calledTranslator({ expression }: ts.CallExpression): ts.Expression {
  return ts.isPropertyAccessExpression(expression) && /^(rich|markup|raw|has)$/.test(expression.name.text)
    ? expression.expression
    : expression
}

/** false for a translator that is neither called nor handed to a function of ours: its keys cannot be followed. */
function isPlainUse(node: ts.Identifier, translators: Translators, checker: ts.TypeChecker): boolean {
  const symbol = symbolOf(node, checker)
  if (!symbol || !translators.has(symbol) || symbol.declarations?.includes(node.parent as ts.Declaration)) return true
  if (ts.isPropertyAccessExpression(node.parent) || ts.isTypeQueryNode(node.parent)) return true
  if (!ts.isCallExpression(node.parent)) return false
  return node.parent.expression === node || parameterFor(node, checker) !== undefined
}

/** Follows translators from where they are made into the functions that they are handed to, until nothing new is found. */
function translatorsIn({ files, checker }: Source): Translators {
  const found: Translators = new Map()
  const learn = (symbol: ts.Symbol | undefined, spaces: Iterable<string>) => {
    if (!symbol) return false
    const known = found.get(symbol) ?? new Set()
    const before = known.size
    for (const space of spaces) known.add(space)
    found.set(symbol, known)
    return known.size > before
  }
  for (let learned = true; learned; ) {
    learned = false
    for (const file of files) {
      walk(file, (node) => {
        if (!ts.isExpression(node)) return
        const spaces = namespacesOf(node, found, checker)
        if (!spaces) return
        if (ts.isVariableDeclaration(node.parent) && node.parent.initializer === node) {
          learned = learn(checker.getSymbolAtLocation(node.parent.name), spaces) || learned
        } else if (ts.isCallExpression(node.parent)) learned = learn(parameterFor(node, checker), spaces) || learned
      })
    }
  }
  return found
}

/** The namespaces of an expression that translates; undefined for any other. */
function namespacesOf(node: ts.Expression, translators: Translators, checker: ts.TypeChecker): Iterable<string> | undefined {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return namespacesOf(node.expression, translators, checker)
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(node, checker)
    return symbol && translators.get(symbol)
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || !makers.has(node.expression.text)) return undefined
  const named = node.arguments.flatMap((argument) => {
    if (!ts.isObjectLiteralExpression(argument))
      return node.expression.getText() === 'translator' && argument === node.arguments[0] ? [] : [argument]
    const property = argument.properties.find((one) => one.name?.getText() === 'namespace')
    if (!property) return []
    return ts.isPropertyAssignment(property) ? [property.initializer] : [property.name as ts.Identifier]
  })
  return named.length === 0 ? [''] : (textsOf(named[0]!, checker) ?? [''])
}

/** The parameter of our own function that an argument is handed to. */
function parameterFor(argument: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const call = argument.parent
  if (!ts.isCallExpression(call)) return undefined
  const declaration = checker.getResolvedSignature(call)?.declaration
  if (!declaration || !('parameters' in declaration) || declaration.getSourceFile().isDeclarationFile) return undefined
  const parameter = declaration.parameters[call.arguments.indexOf(argument as ts.Expression)]
  return parameter && ts.isParameter(parameter) ? checker.getSymbolAtLocation(parameter.name) : undefined
}

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
}

function add(asked: Asked, namespace: string, argument: ts.Expression, checker: ts.TypeChecker): void {
  const place = placeOf(argument)
  const prefix = namespace === '' ? '' : `${namespace}.`
  const keys = textsOf(argument, checker)
  // Below a namespace of two parts ("orders.status") any key of that small list may be meant.
  if (keys === null && namespace.includes('.')) asked.patterns.push({ pattern: `${namespace}.*`, place })
  else if (keys === null) asked.unknown.push({ place, text: argument.getText().slice(0, 80) })
  else
    for (const key of keys) {
      if (key.includes('*')) asked.patterns.push({ pattern: prefix + key, place })
      else asked.keys.set(prefix + key, place)
    }
}

/** Every text that an expression can be, `*` for a part that may be anything; null when nothing of it is known. */
export function textsOf(node: ts.Expression, checker: ts.TypeChecker): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return textsOf(node.expression, checker)
  if (ts.isConditionalExpression(node)) return both(textsOf(node.whenTrue, checker), textsOf(node.whenFalse, checker))
  if (ts.isBinaryExpression(node) && /^(\?\?|\|\|)$/.test(node.operatorToken.getText())) {
    return both(textsOf(node.left, checker), textsOf(node.right, checker))
  }
  if (ts.isTemplateExpression(node)) {
    let texts = [node.head.text]
    for (const span of node.templateSpans) {
      const parts = textsOf(span.expression, checker) ?? ['*']
      texts = texts.flatMap((text) => parts.map((part) => text + part + span.literal.text))
    }
    return texts.every((text) => /^\*?$/.test(text)) ? null : texts
  }
  const type = checker.getTypeAtLocation(node)
  const members = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)),
  )
  const literals = members.map((member) =>
    member.isStringLiteral() ? member.value : member.isNumberLiteral() ? String(member.value) : null,
  )
  return literals.length > 0 && literals.every((text) => text !== null) ? (literals as string[]) : null
}

function both(one: string[] | null, other: string[] | null): string[] | null {
  return one && other ? [...one, ...other] : null
}

/** Every string in the source that may be an error's key: expected trouble names its sentence by such a literal. */
export function literalsIn({ files }: Source): Set<string> {
  const found = new Set<string>()
  for (const file of files) walk(file, (node) => ts.isStringLiteralLike(node) && found.add(node.text))
  return found
}

const faultMakers: Record<string, number> = { conflict: 0, invalidField: 1, Fault: 1 }
const zodMethods =
  /^(string|number|int|boolean|date|enum|literal|iso|coerce|min|max|length|regex|email|url|refine|positive|nonnegative|gt|gte|lt|lte|multipleOf|startsWith|endsWith|nonempty|stringbool|bigint|uuid|datetime|size|includes)$/

/** Keys of the `errors` messages that are certain to be shown: of Faults, of `message:` properties and of zod's checks, with their place. */
export function errorsRaisedIn({ files, checker }: Source): Map<string, string> {
  const found = new Map<string, string>()
  const note = (node: ts.Node | undefined) => {
    if (!node) return
    const texts = ts.isExpression(node) ? textsOf(node, checker) : null
    for (const text of texts ?? []) if (/^[a-z][A-Za-z]+$/.test(text)) found.set(text, placeOf(node))
  }
  for (const file of files) {
    if (!path.relative(root, file.fileName).startsWith('lib/')) continue
    const usesZod = /from 'zod'/.test(file.text)
    const raises = usesZod || /values\/fault\.ts/.test(file.text)
    walk(file, (node) => {
      if (raises && ts.isPropertyAssignment(node) && node.name.getText() === 'message') note(node.initializer)
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return
      const called = node.expression
      const name = ts.isPropertyAccessExpression(called) ? called.name.text : called.getText()
      if (name in faultMakers) note(node.arguments?.[faultMakers[name]!])
      else if (usesZod && ts.isPropertyAccessExpression(called) && zodMethods.test(name)) {
        const last = node.arguments?.at(-1)
        if (last && ts.isStringLiteralLike(last) && (name !== 'literal' || node.arguments!.length > 1)) note(last)
      }
    })
  }
  return found
}
