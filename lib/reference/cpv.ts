import type { Sector } from './sectors.ts'

/** The 45 divisions of the Common Procurement Vocabulary (Regulation (EC) 213/2008); their words are in the `cpv` messages. */
export const cpvDivisions = [
  ...[
    '03',
    '09',
    '14',
    '15',
    '16',
    '18',
    '19',
    '22',
    '24',
    '30',
    '31',
    '32',
    '33',
    '34',
    '35',
    '37',
    '38',
    '39',
    '41',
    '42',
    '43',
  ],
  ...[
    '44',
    '45',
    '48',
    '50',
    '51',
    '55',
    '60',
    '63',
    '64',
    '65',
    '66',
    '70',
    '71',
    '72',
    '73',
    '75',
    '76',
    '77',
    '79',
    '80',
    '85',
  ],
  ...['90', '92', '98'],
] as const

/** Divisions that belong to one of our sectors as a whole. Notices of others are found by them; a need of our own names its sector itself. */
export const divisionsOfSector: Record<Sector, readonly string[]> = {
  transport: ['34', '60', '63'],
  environment: ['41', '65', '77', '90'],
  healthcare: ['33', '85'],
  finance: ['66'],
}

/** The sector of a CPV code's division; null where it belongs to none of ours. */
export function sectorOfCpv(cpv: string | null): Sector | null {
  const found = Object.entries(divisionsOfSector).find(([, divisions]) => divisions.includes(cpv?.slice(0, 2) ?? ''))
  return (found?.[0] as Sector | undefined) ?? null
}
