import { useTranslations } from 'next-intl'

const steps = ['one', 'two', 'three', 'four', 'five'] as const

/** The whole way, drawn on one continuous line: down the page on a phone, across it on a desk. */
export function FiveSteps() {
  const t = useTranslations('home.steps')
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-xl md:text-2xl">
        {t('title')}
      </h2>
      <ol className="mt-6 lg:grid lg:grid-cols-5">
        {steps.map((step, index) => (
          <li
            key={step}
            className="relative border-l-2 border-brand pb-8 pl-6 last:border-transparent last:pb-0 lg:border-t-2 lg:border-l-0 lg:pt-6 lg:pr-5 lg:pb-0 lg:pl-0 lg:last:border-t-2 lg:last:border-brand"
          >
            <span className="absolute top-0 -left-2.25 flex size-4 bg-brand lg:-top-2.25 lg:left-0" aria-hidden="true" />
            <h3 className="-mt-1 text-base lg:mt-0">
              <span className="mr-2 text-ink-3">{index + 1}</span>
              {t(`${step}.title`)}
            </h3>
            <p className="mt-1.5 text-sm text-ink-2">{t(`${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
