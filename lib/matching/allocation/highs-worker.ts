// HiGHS in a thread of its own: a hard program keeps neither the event loop nor the other jobs waiting.
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'

const highs = await loadHighs()

parentPort!.on('message', ({ id, text, options }: { id: number; text: string; options: object }) => {
  try {
    parentPort!.postMessage({ id, solution: highs.solve(text, options) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
