/** The kinds of goods that we have a word for, by CPV class (the first four digits). The words are in the messages under `kind`. */
const kindByClass = {
  '3834': 'dustMonitor',
  '3842': 'levelNode',
  '3168': 'busStopDisplay',
  '3512': 'telecareUnit',
  '3873': 'parkingTerminal',
  '3014': 'paymentKiosk',
  '3012': 'fareValidator',
  '3893': 'temperatureLogger',
  '3171': 'sensorBoard',
  '7133': 'engineering',
} as const

export type Kind = (typeof kindByClass)[keyof typeof kindByClass]

/** The kind of a CPV code; null where we have no word and the code must do. */
export function kindOf(cpv: string): Kind | null {
  return kindByClass[classOf(cpv) as keyof typeof kindByClass] ?? null
}

/** The CPV class: the first four digits, what stands in it may be the thing that is asked for. */
export function classOf(cpv: string): string {
  return cpv.slice(0, 4)
}

/** Classes whose goods are mistaken for those of one, the likest first: a maker of the one is told why it is not the other. */
const alike: Record<string, readonly string[]> = {
  '3873': ['3012', '3014'],
  '3014': ['3873', '3012'],
  '3012': ['3873', '3014'],
}

/** The classes that are held against a need of this CPV code, its own first. */
export function classesNear(cpv: string): string[] {
  return [classOf(cpv), ...(alike[classOf(cpv)] ?? [])]
}
