import { getTranslations } from 'next-intl/server'
import { enterAccount } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findProfile } from '#lib/identity/index.ts'
import { personAccess } from '#lib/platform/access.ts'
import { localeNames, locales } from '#lib/values/locale.ts'
import { chooseLanguageAction, signOutAction } from './actions'
import { Sessions } from './sessions'

export const access = personAccess

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('account.profile'))('title') }
}

export default async function AccountPage({ params }: Props) {
  const t = await getTranslations('account.profile')
  const { locale } = await params
  const { actor } = await enterAccount(params, `/${locale}/account`)
  const profile = await findProfile(actor)
  const link = 'inline-flex min-h-11 items-center text-brand underline underline-offset-4 hover:text-brand-hover'
  return (
    <div className="grid grid-cols-1 gap-10">
      <div>
        <PageHeading title={t('title')} />
        <KeyValue
          rows={[
            { label: t('name'), value: profile.name },
            { label: t('email'), value: profile.email },
          ]}
        />
        <Form action={signOutAction} className="mt-5">
          <SubmitButton kind="secondary">{t('signOut')}</SubmitButton>
        </Form>
      </div>

      <section aria-labelledby="desks">
        <h2 id="desks" className="mb-2 text-xl">
          {t('desks')}
        </h2>
        {profile.organizations.length === 0 ? (
          <EmptyState kind="none" title={t('noDesk')}>
            <p>{t('noDeskText')}</p>
          </EmptyState>
        ) : (
          <ul>
            {profile.organizations.map(({ slug, name, kind }) => (
              <li key={slug}>
                <SiteLink to={`/w/${slug}/${kind}`} className={link}>
                  {name}
                </SiteLink>{' '}
                <span className="text-sm text-ink-3">{t(`kind.${kind}`)}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-2">
          <SiteLink to="/account/custodian-key" className={link}>
            {t('custodianKey')}
          </SiteLink>
        </p>
      </section>

      <section aria-labelledby="language">
        <h2 id="language" className="mb-2 text-xl">
          {t('language')}
        </h2>
        <Form action={chooseLanguageAction}>
          <Select
            name="locale"
            label={t('languageLabel')}
            hint={t('languageHint')}
            defaultValue={profile.locale}
            options={locales.map((value) => ({ value, label: localeNames[value], lang: value }))}
          />
          <SubmitButton kind="secondary">{t('languageSave')}</SubmitButton>
        </Form>
      </section>

      <Sessions sessions={profile.sessions} />
    </div>
  )
}
