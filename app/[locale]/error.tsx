'use client'
import { useParams } from 'next/navigation'
import { FailedMessage } from '#components/layout/failed-message.tsx'

/** A defect below a layout: the message is built in, because the words' own machinery may be what failed. */
export default function PageFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { locale } = useParams()
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 py-12">
      <FailedMessage locale={String(locale)} reference={error.digest} retry={reset} />
    </main>
  )
}
