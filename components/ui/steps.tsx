import { useTranslations } from 'next-intl'

/** Above the heading of a page in a series: "Step 2 of 5", with a bar of as many parts. */
export function Steps({ at, of }: { at: number; of: number }) {
  const t = useTranslations('ui.line')
  return (
    <p className="mb-2 flex items-center gap-3 text-sm text-ink-3">
      {t('step', { step: at, of })}
      <span className="flex gap-1" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => index + 1).map((part) => (
          <span key={part} className={`h-1.5 w-5 ${part <= at ? 'bg-brand' : 'bg-line'}`} />
        ))}
      </span>
    </p>
  )
}
