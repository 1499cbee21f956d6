import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

export async function generateMetadata() {
  return { title: (await getTranslations('openData'))('title') }
}

const endpoints = [
  { key: 'releases', address: '/api/ocds/releases.json', shown: '/api/ocds/releases.json?cursor=…' },
  { key: 'mirrored', address: null, shown: '/api/ocds/releases.json?source=…' },
  { key: 'record', address: null, shown: '/api/ocds/records/MOI-2026-000001.json' },
  { key: 'fulfilment', address: null, shown: '/api/epcis/orders/PO-2026-000001.jsonld' },
  { key: 'thingModel', address: null, shown: '/api/products/prd_…/thing-model' },
  { key: 'heads', address: '/audit/heads', shown: '/audit/heads' },
] as const

/** What is open, where it is, under which licence, and how a stranger checks it. */
export default async function OpenDataPage() {
  const t = await getTranslations('openData')
  const code = (command: string) => () => <code className="bg-sunken px-1 font-mono text-sm">{command}</code>
  return (
    <article>
      <PageHeading title={t('title')} lead={t('lead')} />
      <DataTable
        caption={t('endpoints')}
        rows={endpoints}
        keyOf={({ key }) => key}
        columns={[
          {
            header: t('address'),
            names: true,
            cell: ({ address, shown }) =>
              address ? (
                <a href={address} className="font-mono text-sm break-all text-brand underline underline-offset-4">
                  {shown}
                </a>
              ) : (
                <span className="font-mono text-sm break-all">{shown}</span>
              ),
          },
          { header: t('what'), cell: ({ key }) => t(`endpoint.${key}`) },
        ]}
      />
      <div className="prose max-w-prose">
        {(['public', 'closed', 'licence', 'limits'] as const).map((section) => (
          <section key={section}>
            <h2>{t(`${section}.heading`)}</h2>
            <p>{t(`${section}.text`)}</p>
          </section>
        ))}
        <section>
          <h2>{t('verify.heading')}</h2>
          <p>{t('verify.text')}</p>
          <p>{t.rich('verify.command', { code: code('npm run verify -- audit') })}</p>
          <p>{t.rich('verify.fulfilment', { code: code('npm run verify -- fulfilment FILE') })}</p>
        </section>
      </div>
    </article>
  )
}
