import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountCorner } from '#components/layout/account-corner.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { isSessionCookie } from '#lib/platform/web/session-cookie.ts'

/** Whoever has no session gets a plain link and no script; for others the corner asks who they are. */
export async function AccountSlot() {
  const t = await getTranslations('layout')
  const signedIn = (await cookies()).getAll().some(({ name }) => isSessionCookie(name))
  if (signedIn)
    return (
      <AccountCorner
        locale={await getLocale()}
        words={{
          account: t('account.title'),
          profile: t('account.profile'),
          organizations: t('account.organizations'),
        }}
      />
    )
  return (
    <SiteLink
      to="/sign-in"
      className="flex min-h-11 items-center px-1 text-sm font-semibold whitespace-nowrap text-brand underline-offset-4 hover:underline md:px-2"
    >
      {t('account.signIn')}
    </SiteLink>
  )
}
