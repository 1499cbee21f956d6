import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { Connect } from '#components/devices/connect.tsx'
import { connectWords } from '#components/devices/connect-words.ts'
import { DeviceStatus } from '#components/devices/device-status.tsx'
import { QuarantineTable } from '#components/devices/quarantine-table.tsx'
import { ReadingsTable } from '#components/devices/readings-table.tsx'
import { Live } from '#components/live/live.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { findDevice, listGateways, listOpenLines, mayManageDevices } from '#lib/devices/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { listQuarantine, listReadings } from '#lib/telemetry/index.ts'
import { connectPlace } from '../place'
import { BindDevice } from './bind-device'
import { ConnectGateway } from './connect-gateway'
import { RotateSecret } from './rotate-secret'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

const find = cache((actor: Actor, id: string) => findDevice(actor, id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await enterDesk(params, access)
  const device = await find(actor, (await params).id)
  return device ? { title: `${device.name} (${device.number})` } : {}
}

/** One device as it reports, with what was put aside and why; its order line; its secret. */
export default async function DevicePage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const device = await find(actor, (await params).id)
  if (!device) notFound()
  const t = await getTranslations('devices')
  const [readings, quarantine, lines, gateways] = await Promise.all([
    listReadings(device.id),
    listQuarantine(actor, { deviceId: device.id, size: 20 }),
    listOpenLines(organization.id),
    listGateways(organization.id),
  ])
  const org = organization.slug
  const manages = mayManageDevices(actor)
  const connect = (
    <Connect place={connectPlace(locale, org)} words={connectWords(t)} deviceId={device.id} heard={device.lastReadAt !== null} />
  )
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title={device.name} action={<Live url={`/live/devices/${device.id}?org=${org}`} />} />
        <TitleBlock
          number={device.number}
          state={<DeviceStatus status={device.status} lastReadAt={device.lastReadAt} now={device.now} />}
          cells={[
            { label: t('one.kind'), value: t(`kind.${device.kind}`) },
            { label: t('one.machineState'), value: t(`state.${device.state ?? 'unknown'}`) },
            { label: t('one.cycle'), value: t('one.cycleSeconds', { seconds: device.cycleSeconds }) },
            {
              label: t('one.signed'),
              value: device.gateway
                ? t('one.spokenFor', { gateway: device.gateway.number })
                : device.signs
                  ? t('one.signs')
                  : t('one.plain'),
            },
            { label: t('one.created'), value: <DateText at={device.createdAt} zone={organization.timeZone} dateOnly /> },
            {
              label: t('one.last'),
              value: device.lastReadAt ? <DateText at={device.lastReadAt} zone={organization.timeZone} /> : t('never'),
            },
          ]}
        />
      </div>
      <BindDevice org={org} device={device} lines={lines} manages={manages} />
      {manages && (device.kind === 'machine' || device.kind === 'tester') && (
        <ConnectGateway org={org} device={device} gateways={gateways} />
      )}
      {device.lastReadAt ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-brand underline underline-offset-4">{t('connect.again')}</summary>
          {connect}
        </details>
      ) : (
        connect
      )}
      <ReadingsTable rows={readings} zone={organization.timeZone} />
      <section>
        <h2 className="text-lg">{t('quarantine.title')}</h2>
        <p className="mb-3 max-w-prose text-sm text-ink-2">{t('quarantine.lead')}</p>
        <QuarantineTable rows={quarantine.rows} zone={organization.timeZone} caption={t('quarantine.title')} captionHidden />
      </section>
      {manages && <RotateSecret org={org} deviceId={device.id} place={connectPlace(locale, org)} />}
    </div>
  )
}
