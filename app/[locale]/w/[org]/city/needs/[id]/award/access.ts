import { cityAccess } from '#lib/platform/access.ts'

export const access = cityAccess('officer')
