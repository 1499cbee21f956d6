import { expect, it } from 'vitest'
import { worker } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'
import { queueReactions, runReaction } from '#lib/platform/reacting.ts'
import { settle } from '#seed/settle.ts'

const greeted: string[] = []
const greet: Reaction = {
  name: 'tests.greet',
  on: 'thing.arrived',
  access: workerAccess,
  async run(_tx, _now, event) {
    greeted.push(event.subject)
  },
}
const refuse: Reaction = {
  name: 'tests.refuse',
  on: 'thing.arrived',
  access: workerAccess,
  async run() {
    throw new Error('not yet')
  },
}

it('a reaction runs once for an event, however often its job comes, and a failed one leaves no note', async () => {
  await transaction((tx, now) => record(tx, worker('tests'), now, [{ name: 'thing.arrived', subject: 'door' }]))
  await settle() // gives the position; the product's own reactions do not know this event
  await db().reactionCursor.update({ where: { id: 1 }, data: { position: 0 } })
  expect(await queueReactions([greet])).toBe(1)
  expect(await queueReactions([greet])).toBe(0)

  const payload = { reaction: 'tests.greet', position: '1' }
  await runReaction([greet], payload)
  await runReaction([greet], payload)
  expect(greeted).toEqual(['door'])

  await expect(runReaction([refuse], { reaction: 'tests.refuse', position: '1' })).rejects.toThrow('not yet')
  expect(await db().reactionRun.findMany({ select: { reaction: true } })).toEqual([{ reaction: 'tests.greet' }])
})
