import { useTranslations } from 'next-intl'
import { KeyValue } from '#components/ui/key-value.tsx'
import type { NoticeKeys } from '#lib/sealing/index.ts'

/** What the notice publishes about the seal, so that anyone can check the opening against it. */
export function NoticeKeysTable({ keys }: { keys: NoticeKeys }) {
  const t = useTranslations('needs.keys')
  const code = 'font-mono text-xs break-all'
  return (
    <details className="border border-line-strong bg-surface">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-sealed">
        {t('summary', { threshold: keys.threshold, count: keys.custodians.length })}
      </summary>
      <div className="px-4 pb-4">
        <p className="mb-3 max-w-prose text-sm text-ink-2">{t('explain')}</p>
        <KeyValue
          rows={[
            { label: t('committee'), value: <code className={code}>{keys.recipient}</code> },
            { label: t('platform'), value: <code className={code}>{keys.outerRecipient}</code> },
            ...keys.custodians.map((one) => ({
              label: t('custodian', { ordinal: one.ordinal, name: one.name }),
              value: (
                <>
                  <code className={`block ${code}`}>{one.recipient}</code>
                  <span className="block text-xs text-ink-3">{t('commitment')}</span>
                  <code className={`block ${code}`}>{one.commitment}</code>
                </>
              ),
            })),
          ]}
        />
      </div>
    </details>
  )
}
