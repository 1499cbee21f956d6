import { makerAccess } from '#lib/platform/access.ts'

/** Who lists and mends products. */
export const access = makerAccess('owner', 'sales')
