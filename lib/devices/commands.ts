import { mayManageDevices, maySuspendDevices, visibleTo } from '#lib/devices/policy.ts'
import { bindDeviceInput, connectGatewayInput, type DeviceSecret, deviceInput, registerDeviceInput } from '#lib/devices/schema.ts'
import { hashSecret, newSecret } from '#lib/devices/secret.ts'
import { type Actor, organizationOf } from '#lib/platform/actor.ts'
import { type CommandContext, command } from '#lib/platform/command.ts'
import { refusedBy } from '#lib/platform/db.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'

/** Makes a device known. The secret in the answer is shown this once; only its hash is kept. */
export const registerDevice = command({
  name: 'devices.registerDevice',
  input: registerDeviceInput,
  load: async ({ actor }) => ({ organizationId: organizationOf(actor) }),
  allow: (actor) => mayManageDevices(actor),
  run: async ({ tx, now, announce }, { organizationId }, input): Promise<DeviceSecret> => {
    const secret = newSecret()
    const device = await tx.device.create({
      data: {
        id: newId('device', now.getTime()),
        number: await nextNumber(tx, 'DEV', now),
        organizationId: organizationId!,
        name: input.name,
        kind: input.kind,
        sector: input.sector,
        status: 'active',
        secretHash: new Uint8Array(hashSecret(secret)),
        publicKey: input.publicKey ? new Uint8Array(Buffer.from(input.publicKey, 'base64')) : null,
        cycleSeconds: input.cycleSeconds,
        createdAt: now,
      },
    })
    announce({
      name: 'device.registered',
      subject: device.id,
      organizationId,
      payload: { number: device.number, kind: device.kind },
    })
    return { deviceId: device.id, number: device.number, secret }
  },
})

/** Replaces the secret at once: the old one opens no connection any more, and open ones end within seconds. */
export const rotateSecret = command({
  name: 'devices.rotateSecret',
  input: deviceInput,
  load: findDevice,
  allow: (actor) => mayManageDevices(actor),
  run: async ({ tx, announce }, device): Promise<DeviceSecret> => {
    const secret = newSecret()
    await tx.device.update({ where: { id: device.id }, data: { secretHash: new Uint8Array(hashSecret(secret)) } })
    announce({ name: 'device.secret_rotated', subject: device.id, organizationId: device.organizationId })
    return { deviceId: device.id, number: device.number, secret }
  },
})

/**
 * From now on the device's readings count for this order line. Throws conflict while it is bound to another one: the
 * database's exclusion constraint decides.
 */
export const bindDevice = command({
  name: 'devices.bindDevice',
  input: bindDeviceInput,
  load: async (context, input) => {
    const device = await findDevice(context, input)
    const line = device && (await findOpenLine(context, device.organizationId, input.orderLineId))
    return line ? { device, line } : null
  },
  allow: (actor) => mayManageDevices(actor),
  run: async ({ tx, now, announce }, { device, line }, { program }) => {
    const id = newId('binding', now.getTime())
    await tx.binding
      .create({ data: { id, deviceId: device.id, orderLineId: line.id, boundAt: now, program: program || null } })
      .catch((error: unknown) => {
        throw refusedBy(error) === 'binding_one_line_at_a_time' ? conflict('deviceBoundElsewhere') : error
      })
    announce({
      name: 'device.bound',
      subject: device.id,
      organizationId: device.organizationId,
      payload: { orderLineId: line.id, orderId: line.orderId },
    })
  },
})

/**
 * Lets a gateway of the same maker speak for a machine whose adapter writes MTConnect lines (SHDR) and cannot sign: from now on what the
 * gateway signs counts as the machine's. Throws invalid for a gateway without a key, and for a device that is none.
 */
export const connectGateway = command({
  name: 'devices.connectGateway',
  input: connectGatewayInput,
  load: async (context, { deviceId, gatewayId }) => {
    const device = await findDevice(context, { deviceId })
    const gateway = device && (await findGateway(context, device.organizationId, gatewayId))
    return gateway ? { device, gateway } : null
  },
  allow: (actor) => mayManageDevices(actor),
  run: async ({ tx, announce }, { device, gateway }, { deviceId, gatewayId, ...mapping }) => {
    if (device.kind !== 'machine' && device.kind !== 'tester') throw invalidField('gatewayId', 'gatewayForMachines')
    if (gateway.kind !== 'gateway' || !gateway.publicKey) throw invalidField('gatewayId', 'gatewaySigns')
    await tx.device.update({ where: { id: deviceId }, data: { gatewayId, shdrMapping: mapping } })
    announce({
      name: 'device.gateway_connected',
      subject: device.id,
      organizationId: device.organizationId,
      payload: { gatewayId },
    })
  },
})

/** Ends the binding: later readings count for no order line. */
export const releaseDevice = command({
  name: 'devices.releaseDevice',
  input: deviceInput,
  load: findDevice,
  allow: (actor) => mayManageDevices(actor),
  run: async ({ tx, now, announce }, device) => {
    const open = await tx.binding.findFirst({ where: { deviceId: device.id, releasedAt: null } })
    const released = await tx.binding.updateMany({ where: { deviceId: device.id, releasedAt: null }, data: { releasedAt: now } })
    if (!open || released.count === 0) throw conflict('deviceNotBound')
    announce({
      name: 'device.released',
      subject: device.id,
      organizationId: device.organizationId,
      payload: { orderLineId: open.orderLineId },
    })
  },
})

/** The operator's switch: a suspended device is refused at every entrance until it is resumed. */
export const suspendDevice = command({
  name: 'devices.suspendDevice',
  input: deviceInput,
  load: findDevice,
  allow: (actor) => maySuspendDevices(actor),
  run: (context, device) => moveDevice(context, device, 'active', 'suspended'),
})

/** Takes the suspension back. */
export const resumeDevice = command({
  name: 'devices.resumeDevice',
  input: deviceInput,
  load: findDevice,
  allow: (actor) => maySuspendDevices(actor),
  run: (context, device) => moveDevice(context, device, 'suspended', 'active'),
})

type Found = { id: string; number: string; organizationId: string; kind: string }

function findDevice(
  { tx, actor }: { tx: CommandContext['tx']; actor: Actor },
  input: { deviceId: string },
): Promise<Found | null> {
  return tx.device.findFirst({
    where: { AND: [visibleTo(actor), { id: input.deviceId }] },
    select: { id: true, number: true, organizationId: true, kind: true },
  })
}

function findGateway({ tx }: CommandContext, organizationId: string, gatewayId: string) {
  return tx.device.findFirst({
    where: { id: gatewayId, organizationId },
    select: { kind: true, publicKey: true },
  })
}

/** A line of the device's own maker, in an order that is still under way. */
function findOpenLine({ tx }: CommandContext, organizationId: string, orderLineId: string) {
  return tx.orderLine.findFirst({
    where: { id: orderLineId, organizationId, order: { status: { notIn: ['completed', 'cancelled'] } } },
    select: { id: true, orderId: true },
  })
}

async function moveDevice({ tx, announce }: CommandContext, device: Found, from: string, to: string): Promise<void> {
  const moved = await tx.device.updateMany({ where: { id: device.id, status: from }, data: { status: to } })
  if (moved.count === 0) throw conflict('conflict')
  announce({
    name: to === 'active' ? 'device.resumed' : 'device.suspended',
    subject: device.id,
    organizationId: device.organizationId,
  })
}
