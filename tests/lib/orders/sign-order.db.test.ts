import { expect, it } from 'vitest'
import { signOrder } from '#lib/orders/index.ts'
import { db, pool } from '#lib/platform/db.ts'
import { makeWorld } from '../devices/world.ts'

it('an order starts when the last signature comes, also when the two came at the same moment', async () => {
  const { tampere, brno, leeds, orderId, otherLineId } = await makeWorld()
  await db().order.update({ where: { id: orderId }, data: { status: 'awaiting_signatures', signedAt: null } })
  await db().orderLine.updateMany({ where: { orderId }, data: { signedAt: null } })
  await signOrder(leeds, { orderId })
  expect((await db().orderLine.findUniqueOrThrow({ where: { id: otherLineId } })).signedAt).not.toBeNull()
  const city = await pool().connect()
  await city.query('BEGIN')
  await city.query('SELECT 1 FROM purchase_order WHERE id = $1 FOR UPDATE', [orderId])
  const maker = signOrder(brno, { orderId }) // has read the order, and waits for its row
  await waitingForRow()
  await city.query('UPDATE purchase_order SET signed_at = app_now() WHERE id = $1', [orderId])
  await city.query('COMMIT')
  city.release()
  await maker
  expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ status: 'in_production' })
  await expect(signOrder(tampere, { orderId })).rejects.toMatchObject({ code: 'conflict', message: 'orderSigned' })
})

async function waitingForRow(): Promise<void> {
  const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  while ((await pool().query(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10))
}
