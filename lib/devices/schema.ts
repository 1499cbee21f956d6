import { z } from 'zod'
import { sectors } from '#lib/reference/sectors.ts'

/** machine counts what it makes · tester · tracker on a shipment · product in the street · gateway for others · phone that scans. */
export const deviceKinds = ['machine', 'tester', 'tracker', 'product', 'gateway', 'phone'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** suspended: its connection and its readings are refused. */
export const deviceStatuses = ['active', 'suspended'] as const
export type DeviceStatus = (typeof deviceStatuses)[number]

export const registerDeviceInput = z.object({
  name: z.string({ error: 'required' }).trim().min(1, 'required').max(80, 'deviceNameLong'),
  kind: z.enum(deviceKinds, { error: 'required' }),
  sector: z.enum(sectors, { error: 'required' }),
  /** Shortest time in which it can make one unit. */
  cycleSeconds: z.coerce
    .number({ error: 'cycleSecondsRange' })
    .int('cycleSecondsRange')
    .min(1, 'cycleSecondsRange')
    .max(86_400, 'cycleSecondsRange'),
  /** Ed25519 SPKI, base64; with it, only signed batches are taken as evidence. */
  publicKey: z
    .string()
    .trim()
    .regex(/^(MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=)?$/, 'publicKeyForm')
    .default(''),
})

export const deviceInput = z.object({ deviceId: z.string().min(1, 'required') })
export const bindDeviceInput = deviceInput.extend({ orderLineId: z.string({ error: 'required' }).min(1, 'required') })

/** What a device proves itself with. Shown once. */
export type DeviceSecret = { deviceId: string; number: string; secret: string }
