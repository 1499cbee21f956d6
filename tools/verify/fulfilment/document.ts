/** The published document, as far as the checker reads it. */
export type Reading = {
  line: string
  at: string
  epoch: number
  seq: number
  type: string
  value?: number | null
  total?: boolean
  program?: string | null
  passed?: boolean
  units?: number
  serials?: string[]
}
export type Event = {
  eventID: string
  eventTime: string
  readPoint: { id: string }
  bizLocation: { id: string }
  epcList?: string[]
  quantityList?: { epcClass: string; quantity: number }[]
  sensorElementList?: { sensorReport: Record<string, unknown>[] }[]
  bizTransactionList: { type: string; bizTransaction: string }[]
  'moi:reading': string
} & Record<string, unknown>
/** An event, the reading in it, and how a report names it. */
export type Told = { reading: Reading; event: Event; where: string }
export type Binding = {
  'moi:device': string
  'moi:boundAt': string
  'moi:releasedAt': string | null
  'moi:cycleSeconds': number
  'moi:program': string | null
}
export type Line = {
  'moi:line': string
  'moi:bindings': Binding[]
  'moi:counts': Record<string, number>
  'moi:readings': number
  'moi:stateHash': string
}
export type FulfilmentDocument = {
  '@context': [string, { moi: string }]
  'moi:foldVersion': number
  epcisBody: { eventList: Event[] }
  'moi:lines': Line[]
}
