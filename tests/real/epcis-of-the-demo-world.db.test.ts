import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { findFulfilment } from '#lib/disclosure/index.ts'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'
import { realData } from '#tests/real/real-data.ts'
import { verifyFulfilment } from '#tools/verify/fulfilment.ts'

const folder = realData('epcis-schema')

it.skipIf(!folder)(
  'writes the fulfilment of every signed order of the demo world as valid EPCIS 2.0, which a stranger counts again',
  async () => {
    await playWorld(required('MIGRATE_URL'), fixedInstant)
    const ajv = new Ajv({ strict: false })
    addFormats(ajv)
    const validate = ajv.compile(JSON.parse(readFileSync(path.join(folder!, 'EPCIS-JSON-Schema.json'), 'utf8')))
    const orders = await db().order.findMany({ where: { status: { not: 'awaiting_signatures' } } })
    expect(orders.length).toBeGreaterThan(0)
    let events = 0
    for (const { number } of orders) {
      let text = ''
      for await (const piece of (await findFulfilment(number))!) text += piece
      const document = JSON.parse(text)
      expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
      const report = verifyFulfilment(document)
      expect(report.faults).toEqual([])
      events += report.events
    }
    expect(events).toBeGreaterThan(100)
  },
  120_000,
)
