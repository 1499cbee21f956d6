import { makerAccess } from '#lib/platform/access.ts'

/** Who plans lines and weeks. */
export const access = makerAccess('owner', 'production')
