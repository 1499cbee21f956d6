import { getTranslations } from 'next-intl/server'
import { enterAccount } from '#app/session.ts'
import { stepWords } from '#components/sealing/words.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { personAccess } from '#lib/platform/access.ts'
import { listOwnCustodianKeys } from '#lib/sealing/index.ts'
import { MakeKey } from './make-key'

export const access = personAccess

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ made?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('committee.key'))('title') }
}

/** A person's own custodian key: made here in the browser, kept wrapped by a passphrase, printed once for the safe. */
export default async function CustodianKeyPage({ params, searchParams }: Props) {
  const { locale } = await params
  const { actor } = await enterAccount(params, `/${locale}/account/custodian-key`)
  const t = await getTranslations('committee.key')
  const keys = await listOwnCustodianKeys(actor)
  const { made } = await searchParams
  return (
    <div className="grid gap-6">
      <PageHeading title={t('title')} lead={t('lead')} />
      {made && keys.length > 0 && (
        <Notice kind="done" title={t('made')} announce>
          <p>{t('madeText')}</p>
        </Notice>
      )}
      {keys.length > 0 && (
        <KeyValue
          rows={keys.map((key, at) => ({
            label: at === 0 ? t('present') : t('earlier'),
            value: (
              <>
                <code className="font-mono text-xs break-all">{key.recipient}</code>
                <span className="block text-sm text-ink-2">
                  <DateText at={key.createdAt} />
                </span>
              </>
            ),
          }))}
        />
      )}
      {keys.length > 0 && (
        <Notice kind="warning" title={t('another')}>
          <p>{t('anotherText')}</p>
        </Notice>
      )}
      <MakeKey
        hidden={{ _locale: locale }}
        words={{
          ...(await stepWords()),
          passphrase: t('passphrase'),
          passphraseHint: t('passphraseHint'),
          repeat: t('repeat'),
          suggest: t('suggest'),
          different: t('different'),
          weak: t('weak'),
          errors: t('errors'),
          make: t('make'),
          sheet: t('sheet'),
          sheetText: t('sheetText'),
          print: t('print'),
          kept: t('kept'),
          keep: t('keep'),
          confirmMissing: t('confirmMissing'),
        }}
      />
    </div>
  )
}
