export { Batcher } from '#lib/telemetry/batcher.ts'
export { captureReadings, deviceOfHeader, secondsToWait } from '#lib/telemetry/capture.ts'
export { decode, type Message } from '#lib/telemetry/decode.ts'
export { type LatestValue, listLatestValues } from '#lib/telemetry/latest-values.ts'
export { limits, type MachineState, machineStates, type Reading, type ReadingBody } from '#lib/telemetry/payload.ts'
export {
  countEquivocations,
  findClock,
  listQuarantine,
  listReadings,
  type QuarantineRow,
  type ReadingRow,
} from '#lib/telemetry/queries.ts'
export { deviceRate, TokenBuckets } from '#lib/telemetry/rate.ts'
export { signBatch } from '#lib/telemetry/signature.ts'
export { type Incoming, type Receipt, readingsChannel, readNotice, type Stored } from '#lib/telemetry/store.ts'
export { listStates, type StateSpan } from '#lib/telemetry/timeline.ts'
export { maySubscribe, noticesTopic, publishingProfile } from '#lib/telemetry/topics.ts'
