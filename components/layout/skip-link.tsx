import { useTranslations } from 'next-intl'

/** The first thing that the Tab key reaches. */
export function SkipLink() {
  const t = useTranslations('layout')
  return (
    <a
      href="#main"
      className="absolute top-0 left-4 z-50 -translate-y-full bg-ink px-4 py-2 text-sm text-canvas focus:translate-y-2"
      data-noprint=""
    >
      {t('skip')}
    </a>
  )
}
