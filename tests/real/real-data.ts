import { existsSync } from 'node:fs'
import path from 'node:path'

/** A folder of the real data, or null (said once) where it is absent: the tests over it are skipped then. */
export function realData(folder: string): string | null {
  const place = path.join(process.env.REAL_DATA_DIR ?? '../shared/data', folder)
  if (existsSync(place)) return place
  console.log('skipped: no REAL_DATA_DIR')
  return null
}
