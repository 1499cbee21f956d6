import { operatorAccess } from '#lib/platform/access.ts'

export const access = operatorAccess('moderator')
