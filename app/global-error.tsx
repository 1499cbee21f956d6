'use client'
import { useParams } from 'next/navigation'
import { FailedMessage } from '#components/layout/failed-message.tsx'
import './globals.css'

/** When even the root layout fails. */
export default function EverythingFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = String(useParams()?.locale ?? 'en')
  return (
    <html lang={locale}>
      <body>
        <main className="mx-auto w-full max-w-page px-4 py-12">
          <FailedMessage locale={locale} reference={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  )
}
