// The SQL between a live database and prisma/schema, by the WebAssembly build of Prisma's schema engine (the native one is a download).
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const require = createRequire(import.meta.url)
const enginePackage = path.dirname(require.resolve('@prisma/schema-engine-wasm'))

/** The statements that turn the database at `url` into what `schemaFolder` says; empty when they agree. */
export async function diffSchema(url: string, schemaFolder: string): Promise<string> {
  const engine = await loadEngine(url)
  const files = readdirSync(schemaFolder).map((name) => ({
    path: path.join(schemaFolder, name),
    content: readFileSync(path.join(schemaFolder, name), 'utf8'),
  }))
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: schemaFolder },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: byHand, externalEnums: [] },
  })
  const script = (stdout ?? '').trim()
  return script === '-- This is an empty migration.' ? '' : script
}

/** Tables that migrations make by hand, because Prisma knows no partitions. */
const byHand = ['reading', 'reading_0', 'reading_1', 'reading_2', 'reading_3', '_prisma_migrations'].map(
  (table) => `public.${table}`,
)

type Engine = { diff: (params: unknown) => Promise<{ stdout: string | null }> }

async function loadEngine(url: string): Promise<Engine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(readFileSync(path.join(enginePackage, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(exports)
  ;(exports as { __wbindgen_start: () => void }).__wbindgen_start()
  ;(globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message: string) => process.stderr.write(`${message}\n`),
  }
  const factory = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter({ connectionString: url }))
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory) as Promise<Engine>
}

type Query = { sql: string }
type Queryable = {
  performIO: (query: Query) => Promise<{ fields?: { dataTypeID: number }[] }>
  queryRaw: (query: Query) => Promise<{ columnTypes: number[] }>
}

/** Catalog types that the adapter does not map, and the mapped ones they are read as: "char", name[] and oid[]. */
const readAs = new Map([
  [18, 25],
  [1003, 1009],
  [1028, 1016],
])

/** node-postgres for the engine, with the catalog's one-character columns handed over as characters. */
class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const queryable = Object.getPrototypeOf(Object.getPrototypeOf(adapter)) as Queryable
    const { performIO, queryRaw } = queryable
    const characters = new WeakMap<Query, number[]>()
    queryable.performIO = async function (query) {
      const result = await performIO.call(this, query)
      const fields = result?.fields ?? []
      characters.set(
        query,
        fields.flatMap((field, index) => (field.dataTypeID === 18 ? [index] : [])),
      )
      for (const field of fields) field.dataTypeID = readAs.get(field.dataTypeID) ?? field.dataTypeID
      return result
    }
    queryable.queryRaw = async function (query) {
      const result = await queryRaw.call(this, query)
      for (const index of characters.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
}

/** Makes an empty database beside the one at `adminUrl`, hands its URL to `work`, and drops it. */
export async function withScratchDatabase<T>(adminUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `scratch_${process.pid}_${Date.now()}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  try {
    return await work(String(url))
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  }
}
