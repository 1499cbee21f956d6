import { cityAccess } from '#lib/platform/access.ts'

/** Who spends the city's money without a tender. */
export const access = cityAccess('officer')
