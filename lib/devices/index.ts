export { authenticate, type KnownDevice, recognize } from '#lib/devices/authenticate.ts'
export {
  bindDevice,
  connectGateway,
  registerDevice,
  releaseDevice,
  resumeDevice,
  rotateSecret,
  suspendDevice,
} from '#lib/devices/commands.ts'
export { mayManageDevices, maySuspendDevices, visibleTo } from '#lib/devices/policy.ts'
export {
  type DeviceDetail,
  type DeviceRow,
  findDevice,
  listDevices,
  listGateways,
  listOpenLines,
  type OpenLine,
} from '#lib/devices/queries.ts'
export { type DeviceKind, type DeviceSecret, deviceKinds, type ShdrMapping } from '#lib/devices/schema.ts'
export { hashSecret, newSecret } from '#lib/devices/secret.ts'
