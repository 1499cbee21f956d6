// The repository's own source, parsed and typed, for the tests that read it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const root = path.resolve(import.meta.dirname, '../..')

export type Source = { program: ts.Program; checker: ts.TypeChecker; files: ts.SourceFile[] }

/** Files as they were parsed for the first program: a planted one needs the same libraries. */
const parsed = new Map<string, ts.SourceFile>()

/** A program of the given files (paths from the root) with the repository's own compiler settings. `planted` adds files that exist in memory only. */
export function readSource(names: string[], planted: Record<string, string> = {}): Source {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['server.ts'] }, ts.sys, root)
  const host = ts.createCompilerHost(options, true)
  const inMemory = new Map(Object.entries(planted).map(([name, text]) => [path.join(root, name), text]))
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = (name) => inMemory.get(name) ?? readFile(name)
  host.fileExists = (name) => inMemory.has(name) || fileExists(name)
  host.getSourceFile = (name, options, ...rest) => {
    const text = inMemory.get(name)
    if (text !== undefined) return ts.createSourceFile(name, text, options, true)
    const file = parsed.get(name) ?? getSourceFile(name, options, ...rest)
    if (file) parsed.set(name, file)
    return file
  }
  const wanted = new Set([...names.map((name) => path.join(root, name)), ...inMemory.keys()])
  const program = ts.createProgram([...wanted], { ...options, noEmit: true, incremental: false }, host)
  return {
    program,
    checker: program.getTypeChecker(),
    files: program.getSourceFiles().filter(({ fileName }) => wanted.has(fileName)),
  }
}

/** The files parsed but not typed: much faster, for tests that look at shapes only. */
export function parseSource(names: string[], planted: Record<string, string> = {}): Pick<Source, 'files'> {
  const texts = [...names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')] as const), ...Object.entries(planted)]
  return { files: texts.map(([name, text]) => ts.createSourceFile(path.join(root, name), text, ts.ScriptTarget.Latest, true)) }
}

/** "components/ui/x.tsx:12" */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${path.relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** Calls `see` for every node below, depth first. */
export function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  node.forEachChild((child) => walk(child, see))
}
