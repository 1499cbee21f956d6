import { doDueDuties } from './core/duties.ts'
import { type Faults, noFaults } from './core/faults.ts'
import type { Settings } from './core/settings.ts'
import { loadWorld, saveWorld } from './core/snapshot.ts'
import { startWebhooks } from './core/webhooks.ts'
import type { Scene, World } from './core/world.ts'
import { DUTIES } from './resources/routes.ts'

const SWEEP_MS = 250
const SAVE_AFTER_MS = 300

/** The running emulator behind its HTTP server. */
export type App = {
  settings: Settings
  world: World
  faults: Faults
  scene: (request?: Scene['request']) => Scene
  /** Does what has become due by the objects' clock. */
  sweep: () => void
  /** To be called after anything changed: sends news and saves soon. */
  changed: () => void
  close: () => Promise<void>
}

export function createApp(settings: Settings): App {
  const world = loadWorld(settings.stateFile, settings.log)
  const faults = noFaults()
  let saving: NodeJS.Timeout | undefined

  const save = () => {
    clearTimeout(saving)
    saving = undefined
    if (settings.stateFile) saveWorld(settings.stateFile, world, settings.log)
  }
  const saveSoon = () => {
    if (settings.stateFile) saving ??= setTimeout(save, SAVE_AFTER_MS)
  }
  const webhooks = startWebhooks(world, settings, faults, saveSoon)

  const app: App = {
    settings,
    world,
    faults,
    scene: (request = { id: null, idempotency_key: null }) => ({
      world,
      publicUrl: settings.publicUrl,
      payoutDelayMs: settings.payoutDelayMs,
      disputeDelayMs: settings.disputeDelayMs,
      nowMs: settings.now(),
      request,
    }),
    sweep: () => {
      if (doDueDuties(app.scene(), DUTIES) > 0) app.changed()
    },
    changed: () => {
      saveSoon()
      webhooks.wake()
    },
    close: async () => {
      clearInterval(sweeper)
      await webhooks.close()
      save()
    },
  }
  const sweeper = setInterval(app.sweep, SWEEP_MS)
  webhooks.wake()
  return app
}
