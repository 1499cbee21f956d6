import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess
