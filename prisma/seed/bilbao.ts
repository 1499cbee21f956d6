// N-08: a direct purchase from the catalogue, from the order to the last payment. Bilbao's one officer does it all.
import { buyDirectly } from '#lib/awards/index.ts'
import { signInspection } from '#lib/fulfilment/index.ts'
import { importStatement } from '#lib/payments/index.ts'
import { db } from '#lib/platform/db.ts'
import { type Currency, money, toDecimal } from '#lib/values/money.ts'
import { addWeeks, day, endOf, hour, minute, startOf, type Week } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf, signAll } from '#seed/deals.ts'
import { addDevice, report } from '#seed/fleet.ts'
import type { Population } from '#seed/people.ts'
import { settle } from '#seed/settle.ts'

const loggers = { maker: 'M11', line: 'B', quantity: 110 }

/** Ordered, signed, and made by a machine and a tracker that sign. Returns the need's id and a way to deliver and to pay. */
export async function playBilbao(ownerUrl: string, population: Population, w0: Week) {
  const monday = (week: number) => new Date(startOf(addWeeks(w0, week)).getTime() + 9 * hour)
  const officer = actorOf(population, 'bilbao/officer')
  const maker = actorOf(population, `${loggers.maker}/owner`)
  await setClock(ownerUrl, monday(-9))
  const { tenderId } = await buyDirectly(officer, {
    productId: population.products.get(`${loggers.maker}/${loggers.line}`)!,
    quantity: loggers.quantity,
    dueAt: endOf(addWeeks(w0, -4)),
    requiredCertificates: ['en_12830', 'iso_17025', 'ce_red', 'en_18031_1'],
    place: 'Bilbao, almacén de salud pública',
    reason: 'Registradores para las neveras de vacunas de 55 centros, calibrados uno a uno según ISO/IEC 17025.',
  })
  await settle()
  const lines = await signAll(population, 'bilbao', tenderId, [loggers.maker])
  const orderLineId = lines.get(loggers.maker)!
  const device = { sector: 'healthcare', orderLineId, cycleSeconds: 60 }
  const machine = await addDevice(maker, { ...device, name: 'SV-Log calibration bench', kind: 'machine' })
  const tracker = await addDevice(maker, { ...device, name: 'Parcel tracker Brno–Bilbao', kind: 'tracker' })

  /** Delivered and accepted on a Monday; the invoices go out the same day. */
  const deliver = async () => {
    const at = (minutes: number) => new Date(monday(-4).getTime() - 5 * day + minutes * minute).toISOString()
    await setClock(ownerUrl, monday(-4))
    await report(machine, [
      { seq: 0, at: at(0), type: 'count', value: 0 },
      ...Array.from({ length: loggers.quantity / 10 }, (_, index) => ({
        seq: index + 1,
        at: at((index + 1) * 30),
        type: 'count',
        value: (index + 1) * 10,
      })),
    ])
    await report(tracker, [
      { seq: 0, at: new Date(monday(-4).getTime() - hour).toISOString(), type: 'arrive', units: loggers.quantity },
    ])
    await settle()
    const milestones = await db().milestone.findMany({ where: { orderLineId }, orderBy: { ordinal: 'asc' } })
    for (const { id } of milestones) {
      await signInspection(officer, {
        milestoneId: id,
        acceptedUnits: loggers.quantity,
        rejectedUnits: 0,
        remark: '110 de 110 aceptados a la primera.',
      })
    }
    await settle()
  }

  /** Paid on the Friday of the last week: day 26, by bank transfer, matched by reference. */
  const pay = async () => {
    const friday = new Date(monday(-1).getTime() + 4 * day)
    await setClock(ownerUrl, friday)
    const invoices = await db().invoice.findMany({ where: { milestone: { orderLineId } }, orderBy: { number: 'asc' } })
    const rows = invoices.map(({ amountMinor, currency, reference, number }) =>
      [
        `BBK-${number}`,
        friday.toISOString().slice(0, 10),
        toDecimal(money(amountMinor, currency as Currency)),
        currency,
        reference,
      ].join(),
    )
    await importStatement(maker, { statement: ['bankId,bookedAt,amount,currency,reference', ...rows].join('\n') })
    await settle()
  }
  return { tenderId, deliver, pay }
}
