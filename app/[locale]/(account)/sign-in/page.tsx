import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { demoAccounts, demoPassword } from '#lib/identity/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { env } from '#lib/platform/env.ts'
import { signInAction } from './actions'
import { DemoAccounts } from './demo-accounts'
import { returnPath } from './return-path'

export const access = publicAccess

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ to?: string | string[]; as?: string | string[] }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('account.signIn'))('title') }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const t = await getTranslations('account.signIn')
  const [{ locale }, { to: asked, as }] = await Promise.all([params, searchParams])
  const to = returnPath(asked)
  if (await currentPerson()) redirect(to ?? `/${locale}/account/desk`)
  const chosen = env.MODE === 'demo' ? demoAccounts.find(({ email }) => email === as) : undefined
  return (
    <>
      <PageHeading title={t('title')} lead={to ? t('leadReturn') : t('lead')} />
      <Form key={chosen?.email} action={signInAction} hidden={to ? { to } : {}}>
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          spellCheck={false}
          defaultValue={chosen?.email}
        />
        <TextInput
          name="password"
          type="password"
          label={t('password')}
          autoComplete="current-password"
          defaultValue={chosen && demoPassword}
        />
        <SubmitButton>{t('submit')}</SubmitButton>
      </Form>
      {env.MODE === 'demo' && <DemoAccounts chosen={chosen?.email} to={to} />}
    </>
  )
}
