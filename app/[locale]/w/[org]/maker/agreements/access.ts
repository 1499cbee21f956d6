import { makerAccess } from '#lib/platform/access.ts'

/** Who binds the firm. */
export const access = makerAccess('owner', 'sales')
