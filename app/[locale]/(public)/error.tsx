'use client'
import { useParams } from 'next/navigation'
import { FailedMessage } from '#components/layout/failed-message.tsx'

export default function PageFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { locale } = useParams()
  return <FailedMessage locale={String(locale)} reference={error.digest} retry={reset} />
}
