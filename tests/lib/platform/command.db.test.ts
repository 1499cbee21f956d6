import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Actor, publicActor, worker } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { db } from '#lib/platform/db.ts'
import { assertCodes } from '#lib/platform/events.ts'

const counter = { id: 'tests', year: 2026 }

const count = command({
  name: 'tests.count',
  input: z.object({
    add: z.number('quantityInvalid').int('quantityInvalid').min(1, 'quantityInvalid'),
    quiet: z.boolean().default(false),
    seen: z.boolean().default(true),
    notes: z.array(z.object({ text: z.string() })).default([]),
  }),
  load: async (_context, { seen }) => (seen ? counter : null),
  allow: (actor: Actor) => actor.kind === 'worker',
  async run({ tx, announce }, { id, year }, { add, quiet }) {
    await tx.publicNumber.upsert({
      where: { series_year: { series: id, year } },
      create: { series: id, year, last: add },
      update: { last: { increment: add } },
    })
    if (!quiet) announce({ name: 'tests.counted', subject: id, payload: { add } })
    return add
  },
})

const stored = async () =>
  (await db().publicNumber.findUnique({ where: { series_year: { series: 'tests', year: 2026 } } }))?.last ?? 0

describe('a command', () => {
  it('changes and announces in one transaction', async () => {
    expect(await count(worker('tests'), { add: 2 })).toBe(2)
    expect(await stored()).toBe(2)
    const [event] = await db().event.findMany({ where: { subject: 'tests' } })
    expect(event).toMatchObject({ name: 'tests.counted', actor: 'worker:tests', payload: { add: 2 } })
  })

  it('names bad input by field and message key, before anything else is asked', async () => {
    await expect(count(publicActor, { add: 'many' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { add: { message: 'quantityInvalid' } },
    })
    await expect(count(publicActor, null)).rejects.toMatchObject({
      code: 'invalid',
      fields: { form: { message: 'fieldInvalid' } },
    })
  })

  it('names a text that the database cannot store', async () => {
    await expect(count(worker('tests'), { add: 1, notes: [{ text: 'a\0' }] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'notes.0.text': { message: 'fieldInvalid' } },
    })
  })

  it('says not found for what the actor may not see, and forbidden for what it may not do', async () => {
    await expect(count(publicActor, { add: 1, seen: false })).rejects.toMatchObject({ code: 'not_found' })
    await expect(count(publicActor, { add: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await stored()).toBe(2)
  })

  it('undoes a change that nothing was announced for', async () => {
    await expect(count(worker('tests'), { add: 5, quiet: true })).rejects.toThrow('changed something without saying so')
    expect(await stored()).toBe(2)
  })

  it('does not compile without load or allow', () => {
    const input = z.object({})
    // @ts-expect-error: `allow` is missing, so nobody decided who may do it
    command({ name: 'tests.open', input, load: async () => ({}), run: () => undefined })
    // @ts-expect-error: `load` is missing, so nobody decided what the actor may see
    command({ name: 'tests.blind', input, allow: () => true, run: () => undefined })
  })
})

it('an event payload refuses free text, so that a person can be forgotten', () => {
  expect(() => assertCodes({ name: 'a.b', subject: 'x', payload: { note: 'Kim called twice' } })).toThrow('payload.note')
  expect(() => assertCodes({ name: 'a.b', subject: 'x', payload: { ids: ['org_1', 'org_2'], hash: 'ab12==' } })).not.toThrow()
})
