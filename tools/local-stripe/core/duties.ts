import { LIMITS } from './settings.ts'
import type { Duty, Scene } from './world.ts'

/** What each kind of later work does. */
export type DutyWork = Record<Duty['kind'], (scene: Scene, id: string, owner: string) => void>

export function remember(scene: Scene, duty: Duty) {
  scene.world.duties.push(duty)
  if (scene.world.duties.length > LIMITS.objectsPerKind) scene.world.duties.shift()
}

/** Does what has become due, in order of time; says how much it did. */
export function doDueDuties(scene: Scene, work: DutyWork): number {
  const due = scene.world.duties.filter((duty) => duty.at <= scene.nowMs).sort((a, b) => a.at - b.at)
  if (due.length === 0) return 0
  scene.world.duties = scene.world.duties.filter((duty) => duty.at > scene.nowMs)
  for (const duty of due) work[duty.kind](scene, duty.id, duty.owner)
  return due.length
}
