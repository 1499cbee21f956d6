export { chooseLanguage, revokeSession, signIn } from '#lib/identity/commands.ts'
export { demoAccounts, demoPassword } from '#lib/identity/demo-accounts.ts'
export {
  type Desk,
  type DeskOrganization,
  findDesk,
  findPersonBySession,
  findProfile,
  type Profile,
} from '#lib/identity/queries.ts'
export { sessionCookie, sessionCookieName } from '#lib/identity/session-cookie.ts'
