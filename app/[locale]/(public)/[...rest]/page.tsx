import { notFound } from 'next/navigation'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

/** Every address that no other page answers, so that its 404 comes in the reader's language. */
export default function UnknownPage() {
  notFound()
}
