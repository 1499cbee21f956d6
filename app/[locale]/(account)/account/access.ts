import { personAccess } from '#lib/platform/access.ts'

export const access = personAccess
