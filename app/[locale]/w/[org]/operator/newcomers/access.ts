import { operatorAccess } from '#lib/platform/access.ts'

/** Who lets a newcomer take on more. */
export const access = operatorAccess('moderator', 'admin')
