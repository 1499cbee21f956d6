import { getTranslations } from 'next-intl/server'
import type { ConnectPlace } from '#components/devices/connect.tsx'
import { secretWords } from '#components/devices/connect-words.ts'
import { SecretOnce } from '#components/devices/secret-once.tsx'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { rotateSecretAction } from '../actions'

type Props = { org: string; deviceId: string; place: ConnectPlace }

export async function RotateSecret({ org, deviceId, place }: Props) {
  const t = await getTranslations('devices')
  return (
    <section className="border-t border-line pt-5">
      <h2 className="text-lg">{t('rotate.title')}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-ink-2">{t('rotate.text')}</p>
      <Form action={rotateSecretAction} hidden={{ _org: org, deviceId }} doneTitle={t('rotate.done')}>
        <SecretOnce place={place} words={secretWords(t)}>
          <SubmitButton kind="danger">{t('rotate.confirm')}</SubmitButton>
        </SecretOnce>
      </Form>
    </section>
  )
}
