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

const itemName = z
  .string()
  .trim()
  .max(64, 'shdrItem')
  .regex(/^[\w.:/-]*$/, 'shdrItem')
  .default('')

/** Which of a machine's data items says what, by its name in the agent's Devices.xml; empty: the usual names are recognized. */
export const shdrMapping = z.object({ partCount: itemName, execution: itemName, availability: itemName, program: itemName })
export type ShdrMapping = z.infer<typeof shdrMapping>
export type ShdrRole = keyof ShdrMapping

/** Names that builders of adapters use, without case and signs, and without the `p` of the path that some put before them. */
const usualNames: { readonly [name: string]: ShdrRole } = {
  partcount: 'partCount',
  partcountact: 'partCount',
  execution: 'execution',
  exec: 'execution',
  programstatus: 'execution',
  avail: 'availability',
  availability: 'availability',
  program: 'program',
  programname: 'program',
  programnamerunning: 'program',
}

/** What the item of a name says under a mapping; null: nothing that the marketplace keeps. A role that was named has no other item. */
export function shdrNames(mapping: ShdrMapping): (name: string) => ShdrRole | null {
  const named = new Map(Object.entries(mapping).map(([role, name]) => [name.toLowerCase(), role as ShdrRole]))
  return (name) => {
    const given = named.get(name.toLowerCase())
    if (given) return given
    const bare = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
    const usual = usualNames[bare] ?? usualNames[bare.replace(/^p/, '')] ?? null
    return usual && mapping[usual] === '' ? usual : null
  }
}

export const deviceInput = z.object({ deviceId: z.string().min(1, 'required') })
export const bindDeviceInput = deviceInput.extend({
  orderLineId: z.string({ error: 'required' }).min(1, 'required'),
  /** Job card: only what is made while the machine runs this program is for the line. */
  program: z.string().trim().max(120, 'programLong').default(''),
})
export const connectGatewayInput = deviceInput
  .extend({ gatewayId: z.string({ error: 'required' }).min(1, 'required') })
  .extend(shdrMapping.shape)

/** What a device proves itself with. Shown once. */
export type DeviceSecret = { deviceId: string; number: string; secret: string }
