import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { Select } from '#components/forms/select.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { TextInput } from '#components/forms/text-input.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { DeviceDetail, OpenLine } from '#lib/devices/index.ts'
import { bindDeviceAction, releaseDeviceAction } from '../actions'

type Props = { org: string; device: DeviceDetail; lines: readonly OpenLine[]; manages: boolean }

/** For which order line the device reports: bind it, or release it. */
export function BindDevice({ org, device, lines, manages }: Props) {
  const t = useTranslations('devices.bind')
  const hidden = { _org: org, deviceId: device.id }
  const options = lines.map((line) => ({
    value: line.id,
    label: t('option', { order: line.orderNumber, description: line.description }),
  }))
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('title')}</h2>
      {device.line ? (
        <>
          <p>
            <SiteLink to={`/w/${org}/maker/orders/${device.line.orderId}`} className="text-brand underline underline-offset-4">
              {t('bound', { order: device.line.orderNumber, description: device.line.description })}
            </SiteLink>
          </p>
          <p className="mt-1 text-sm text-ink-2">
            {device.line.program && `${t('jobCard', { program: device.line.program })} `}
            {t('since')}
          </p>
          {manages && (
            <Form key="release" action={releaseDeviceAction} hidden={hidden} doneTitle={t('releaseDone')} className="mt-4">
              <SubmitButton kind="secondary">{t('release')}</SubmitButton>
            </Form>
          )}
        </>
      ) : (
        <>
          <p className="text-ink-2">{t('none')}</p>
          {manages && options.length === 0 && <p className="mt-1 text-sm text-ink-2">{t('noLines')}</p>}
          {manages && options.length > 0 && (
            <Form key="bind" action={bindDeviceAction} hidden={hidden} doneTitle={t('bindDone')} className="mt-4 grid gap-4">
              <Select name="orderLineId" label={t('line')} options={options} />
              <TextInput name="program" label={t('program')} hint={t('programHint')} autoComplete="off" maxLength={120} />
              <SubmitButton>{t('submit')}</SubmitButton>
            </Form>
          )}
        </>
      )}
    </section>
  )
}
