'use client'
import { failedWords } from './failed-words'

type Props = { locale: string; reference?: string; retry: () => void }

export function FailedMessage({ locale, reference, retry }: Props) {
  const words = failedWords(locale)
  return (
    <div className="max-w-prose py-8" role="alert">
      <title>{words.title}</title>
      <h1 className="text-2xl md:text-3xl">{words.title}</h1>
      <p className="mt-4">{words.text}</p>
      {reference && (
        <p className="mt-4">
          {words.reference}: <span className="font-mono">{reference}</span>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-4">
        <button type="button" onClick={retry} className="min-h-11 bg-brand px-5 text-on-brand hover:bg-brand-hover">
          {words.retry}
        </button>
        <a href={`/${locale}`} className="inline-flex min-h-11 items-center text-brand underline underline-offset-4">
          {words.home}
        </a>
      </p>
    </div>
  )
}
