import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { secretWords } from '#components/devices/connect-words.ts'
import { SecretOnce } from '#components/devices/secret-once.tsx'
import { Form } from '#components/forms/form.tsx'
import { NumberInput } from '#components/forms/number-input.tsx'
import { RadioGroup } from '#components/forms/radio-group.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { deviceKinds } from '#lib/devices/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { sectors } from '#lib/reference/sectors.ts'
import { registerDeviceAction } from '../actions'
import { connectPlace } from '../place'

export const access = makerAccess('owner', 'production')

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('devices'))('new.title') }
}

export default async function NewDevicePage({ params }: Props) {
  const { organization, locale } = await enterDesk(params, access)
  const t = await getTranslations('devices')
  const kinds = deviceKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kindHint.${kind}`) }))
  return (
    <>
      <PageHeading title={t('new.title')} lead={t('new.lead')} />
      <Form action={registerDeviceAction} hidden={{ _org: organization.slug }} doneTitle={t('new.done')}>
        <SecretOnce place={connectPlace(locale, organization.slug)} words={secretWords(t)}>
          <TextInput name="name" label={t('new.name')} hint={t('new.nameHint')} autoComplete="off" maxLength={80} />
          <RadioGroup name="kind" legend={t('new.kind')} choices={kinds} defaultValue="machine" />
          <Select
            name="sector"
            label={t('new.sector')}
            options={sectors.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))}
          />
          <NumberInput
            name="cycleSeconds"
            label={t('new.cycle')}
            hint={t('new.cycleHint')}
            unit={t('new.seconds')}
            defaultValue="5"
          />
          <TextInput
            name="publicKey"
            label={t('new.key')}
            hint={t('new.keyHint')}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
          <SubmitButton>{t('new.submit')}</SubmitButton>
        </SecretOnce>
      </Form>
    </>
  )
}
