import { z } from 'zod'

const count = z.int().min(0).max(2_147_483_647)

/** What the fold hands over to be recorded. `previousHash` is the state that it was computed after; null: there was none. */
export const progressInput = z.object({
  orderLineId: z.string(),
  previousHash: z.string().nullable(),
  made: count,
  unwitnessed: count,
  tested: count,
  rejected: count,
  packed: count,
  shipped: count,
  arrived: count,
  installed: count,
  commissioned: count,
  readings: count,
  lastReadAt: z.date().nullable(),
  clockSteps: count,
  clockBackSeconds: count,
  stateHash: z.string(),
})

const units = z.coerce.number({ error: 'unitsWhole' }).int('unitsWhole').min(0, 'unitsWhole').max(1_000_000_000, 'unitsWhole')

export const signInspectionInput = z.object({
  milestoneId: z.string().max(60),
  acceptedUnits: units,
  rejectedUnits: units,
  remark: z.string().trim().max(2000, 'remarkLong').default(''),
})
