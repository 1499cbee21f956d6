import { getTranslations } from 'next-intl/server'
import { Doors } from '#components/home/doors.tsx'
import { Figures } from '#components/home/figures.tsx'
import { FiveSteps } from '#components/home/five-steps.tsx'
import { OpenData } from '#components/home/open-data.tsx'
import { OpenNeeds } from '#components/home/open-needs.tsx'
import { homeFigures, listOpenNeeds } from '#lib/insight/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { env } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'

export const access = publicAccess

export default async function HomePage() {
  const t = await getTranslations('home')
  const [figures, open] = await Promise.all([homeFigures().catch(leftOut), listOpenNeeds().catch(leftOut)])
  return (
    <div className="grid gap-12 pt-4 md:pt-8">
      <div className="grid items-end gap-8 lg:grid-cols-[3fr_2fr]">
        <div>
          <h1 className="text-2xl leading-tight md:text-4xl">{t('title')}</h1>
          <p className="mt-4 max-w-prose text-ink-2 md:text-lg">{t('lead')}</p>
        </div>
        <Figures figures={figures} demo={env.MODE === 'demo'} />
      </div>
      <Doors />
      <OpenNeeds needs={open?.needs ?? null} now={open?.now ?? new Date()} />
      <FiveSteps />
      <OpenData />
    </div>
  )
}

/** The front door opens even when the database does not: the part that needs it says so. */
function leftOut(error: unknown): null {
  log.error({ err: error }, 'home: a part could not be read')
  return null
}
