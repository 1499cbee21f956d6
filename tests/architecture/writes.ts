// Which room's code writes which room's tables. prisma/schema/<room>.prisma names the owner of a model.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { placeOf, root, type Source, walk } from '#tests/architecture/source.ts'

type Model = { room: string; table: string; relations: Map<string, string> }
export type Models = Map<string, Model>

/** Tables that Prisma does not know, made by migrations. */
const handMade: Record<string, string> = { reading: 'telemetry' }

const writing =
  /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany|connectOrCreate|set)$/

export function readModels(): Models {
  const folder = path.join(root, 'prisma/schema')
  const models: Models = new Map()
  for (const file of readdirSync(folder)) {
    for (const [, name, body] of readFileSync(path.join(folder, file), 'utf8').matchAll(/^model (\w+) \{(.*?)^\}/gms)) {
      const table = /@@map\("(\w+)"\)/.exec(body!)?.[1] ?? name!
      const relations = new Map(
        [...body!.matchAll(/^ {2}(\w+)\s+([A-Z]\w+)/gm)].map(([, field, type]) => [field!, lowerFirst(type!)]),
      )
      models.set(lowerFirst(name!), { room: path.basename(file, '.prisma'), table, relations })
    }
  }
  return models
}

function lowerFirst(name: string): string {
  return name[0]!.toLowerCase() + name.slice(1)
}

/** "lib/awards/commands.ts:12 writes bid, which is of bids", for each write of another room's table. */
export function foreignWrites({ files }: Pick<Source, 'files'>, models: Models): string[] {
  const owners = new Map([...[...models.values()].map(({ table, room }) => [table, room] as const), ...Object.entries(handMade)])
  const found: string[] = []
  for (const file of files) {
    const room = /^lib\/([^/]+)\//.exec(path.relative(root, file.fileName))?.[1] ?? 'no room'
    const note = (node: ts.Node, what: string, owner: string | undefined) => {
      if (owner !== undefined && owner !== room) found.push(`${placeOf(node)} writes ${what}, which is of ${owner}`)
    }
    walk(file, (node) => {
      const model = writtenBy(node, models)
      if (model) {
        note(node, model, models.get(model)?.room)
        for (const [inner, place] of nestedWrites(node as ts.CallExpression, model, models))
          note(place, inner, models.get(inner)?.room)
      }
      for (const table of tablesWrittenIn(node)) note(node, table, owners.get(table))
    })
  }
  return found
}

/** `tx.tender.updateMany(…)`: "tender". */
function writtenBy(node: ts.Node, models: Models): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const { name, expression } = node.expression
  if (!writing.test(name.text) || !ts.isPropertyAccessExpression(expression)) return undefined
  return models.has(expression.name.text) ? expression.name.text : undefined
}

/** `data: { tiers: { create: … } }` writes the model behind `tiers`. */
function nestedWrites(call: ts.CallExpression, model: string, models: Models): [string, ts.Node][] {
  const found: [string, ts.Node][] = []
  const visit = (node: ts.Node, current: string) => {
    node.forEachChild((child) => {
      const field = ts.isPropertyAssignment(child) ? models.get(current)?.relations.get(child.name.getText()) : undefined
      const target = field !== undefined && models.has(field) ? field : undefined
      if (target && ts.isPropertyAssignment(child) && writesWithin(child.initializer)) found.push([target, child])
      visit(child, target ?? current)
    })
  }
  for (const argument of call.arguments) visit(argument, model)
  return found
}

function writesWithin(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && node.properties.some(({ name }) => name && writing.test(name.getText()))
}

const statement =
  /\b(?:INSERT\s+INTO|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|UPDATE(?=\s+"?\w+"?(?:\s+(?:AS\s+)?\w+)?\s+SET\b))\s+"?(\w+)"?/gi

/** Tables that the SQL in a string or template changes. */
function tablesWrittenIn(node: ts.Node): string[] {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return []
  return [...node.getText().matchAll(statement)].map((match) => match[1]!.toLowerCase())
}
