import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import type { DeviceDetail } from '#lib/devices/index.ts'
import { connectGatewayAction } from '../actions'

type Props = { org: string; device: DeviceDetail; gateways: readonly { id: string; number: string; name: string }[] }

const roles = ['partCount', 'execution', 'availability', 'program'] as const

/** For a machine with an MTConnect adapter: which gateway signs for it, and what it calls its data items. */
export function ConnectGateway({ org, device, gateways }: Props) {
  const t = useTranslations('devices.gateway')
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-brand underline underline-offset-4">
        {device.gateway ? t('connected', { name: device.gateway.name, number: device.gateway.number }) : t('title')}
      </summary>
      <p className="max-w-prose text-sm text-ink-2">{t('lead')}</p>
      {gateways.length === 0 ? (
        <p className="mt-2 max-w-prose text-sm text-ink-2">{t('none')}</p>
      ) : (
        <Form
          action={connectGatewayAction}
          hidden={{ _org: org, deviceId: device.id }}
          doneTitle={t('done')}
          className="mt-4 grid max-w-prose gap-4"
        >
          <Select
            name="gatewayId"
            label={t('gateway')}
            options={gateways.map(({ id, number, name }) => ({ value: id, label: `${name} (${number})` }))}
            defaultValue={device.gateway?.id}
          />
          {roles.map((role) => (
            <TextInput
              key={role}
              name={role}
              label={t(`item.${role}`)}
              hint={t(`itemHint.${role}`)}
              defaultValue={device.mapping?.[role]}
              autoComplete="off"
              maxLength={64}
              spellCheck={false}
              className="font-mono"
            />
          ))}
          <SubmitButton kind="secondary">{t('submit')}</SubmitButton>
        </Form>
      )}
    </details>
  )
}
