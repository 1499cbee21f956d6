import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { QuarantineTable } from '#components/devices/quarantine-table.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { operatorAccess } from '#lib/platform/access.ts'
import { listQuarantine } from '#lib/telemetry/index.ts'

export const access = operatorAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('devices'))('quarantine.operatorTitle') }
}

/** What the gateway put aside, of all makers, with the reason. */
export default async function OperatorDevicesPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('devices.quarantine')
  const { rows, older, newer } = await listQuarantine(actor, await searchParams)
  return (
    <>
      <PageHeading title={t('operatorTitle')} lead={t('operatorLead')} />
      <QuarantineTable rows={rows} zone={organization.timeZone} caption={t('title')} captionHidden withDevice />
      <Pagination label={t('pages')} base={`/w/${organization.slug}/operator/devices`} newer={newer} older={older} />
    </>
  )
}
