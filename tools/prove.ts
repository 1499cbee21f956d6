// `npm run prove -- NAME [--full] [--seed N] [--plant NAME]`, or `all`. Prints what it measured as one line of JSON; exits 1 when it falls short.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { onScratch } from '#tools/scratch/on-scratch.ts'
import { loadProof, onDisk, proofNames } from '#tools/scratch/proofs.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, seed: { type: 'string' }, plant: { type: 'string' } },
})
const name = positionals[0] ?? ''
if (name === 'all') proveAll()
else if (proofNames().includes(name)) await proveOne()
else {
  console.error(`Name what to prove: ${proofNames().join(', ')}, or all.`)
  process.exitCode = 2
}

/** Each in a process and on a database of its own. */
function proveAll(): void {
  const options = [...(values.full ? ['--full'] : []), ...(values.seed ? ['--seed', values.seed] : [])]
  const failed = proofNames().filter((proof) => {
    const args = [import.meta.filename, proof, ...options]
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0
  })
  console.log(failed.length === 0 ? 'All proofs hold.' : `Not proved: ${failed.join(', ')}.`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function proveOne(): Promise<void> {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
  const plant = values.plant ?? null
  const began = Date.now()
  await onScratch({ durable: onDisk.includes(name) }, async ({ crash }) => {
    const proof = await loadProof(name)
    if (plant !== null && !proof.plants.includes(plant)) {
      throw new Error(`${name} knows these planted mistakes: ${proof.plants.join(', ')}.`)
    }
    const { passed, figures, detail } = await proof.prove({ seed, full: values.full, plant, crashDatabase: crash })
    const seconds = Math.round((Date.now() - began) / 100) / 10
    console.log(JSON.stringify({ proof: name, passed, ...(plant && { plant }), ...figures, seconds, seed }))
    if (!passed && detail) console.error(detail)
    process.exitCode = passed ? 0 : 1
  })
}
