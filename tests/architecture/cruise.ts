// Runs the house's import rules (.dependency-cruiser.cjs) over the repository or over a small planted tree.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult, type IResolveOptions } from 'dependency-cruiser'

type Rules = { forbidden: { name: string }[]; options: { enhancedResolveOptions: object } & Record<string, unknown> }

export const root = path.resolve(import.meta.dirname, '../..')
export const rules: Rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

/** Violations as "rule: from → to", of the files and folders below `base`. */
export async function violationsIn(base: string, places: string[]): Promise<string[]> {
  const { enhancedResolveOptions, tsConfig: _, ...options } = rules.options
  const ruleSet = { forbidden: rules.forbidden } as never
  const resolve = enhancedResolveOptions as Partial<IResolveOptions>
  const { output } = await cruise(places, { ...options, baseDir: base, ruleSet, validate: true }, resolve)
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

/** Names of the rules that a tree of planted files breaks. The tree has our own package.json, so that `#lib/…` leads into it. */
export async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'moi-planted-'))
  try {
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
    for (const [name, text] of Object.entries({ 'package.json': manifest(), ...files })) {
      mkdirSync(path.dirname(path.join(tree, name)), { recursive: true })
      writeFileSync(path.join(tree, name), text)
    }
    const places = [...new Set(Object.keys(files).map((name) => name.split('/')[0]!))]
    const found = await violationsIn(tree, places)
    return [...new Set(found.map((line) => line.slice(0, line.indexOf(':'))))].sort()
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

function manifest(): string {
  const { imports, dependencies, devDependencies } = createRequire(import.meta.url)('../../package.json')
  return JSON.stringify({ name: 'planted', type: 'module', imports, dependencies, devDependencies })
}
