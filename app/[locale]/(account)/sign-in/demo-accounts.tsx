import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/ui/site-link.tsx'
import { demoAccounts, demoPassword } from '#lib/identity/index.ts'

/** The demo world's people: one click fills the form above, also without JavaScript. */
export function DemoAccounts({ chosen, to }: { chosen: string | undefined; to: string | null }) {
  const t = useTranslations('account')
  return (
    <section aria-labelledby="demo-accounts" className="mt-10">
      <h2 id="demo-accounts" className="text-lg">
        {t('signIn.demoTitle')}
      </h2>
      <p className="mt-1 text-sm text-ink-2">{t('signIn.demoText', { password: demoPassword })}</p>
      <ul className="mt-3 border-t border-line-strong bg-surface">
        {demoAccounts.map(({ email, word }) => (
          <li key={email} className="border-x border-b border-line-strong">
            <SiteLink
              to={`/sign-in?${new URLSearchParams({ as: email, ...(to ? { to } : {}) })}`}
              replace
              aria-current={email === chosen ? 'true' : undefined}
              className="block border-l-4 border-transparent px-4 py-2 hover:bg-sunken aria-[current]:border-brand aria-[current]:bg-brand-tint"
            >
              <span className="block font-mono text-sm text-brand">{email}</span>
              <span className="block text-sm text-ink-2">{t(`demo.${word}`)}</span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
