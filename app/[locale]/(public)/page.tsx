import { useTranslations } from 'next-intl'
import { Doors } from '#components/home/doors.tsx'
import { FiveSteps } from '#components/home/five-steps.tsx'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

export default function HomePage() {
  const t = useTranslations('home')
  return (
    <div className="grid gap-12 pt-4 md:pt-10">
      <div>
        <h1 className="max-w-[22ch] text-2xl leading-tight md:text-4xl">{t('title')}</h1>
        <p className="mt-4 max-w-prose text-ink-2 md:text-lg">{t('lead')}</p>
      </div>
      <Doors />
      <FiveSteps />
    </div>
  )
}
