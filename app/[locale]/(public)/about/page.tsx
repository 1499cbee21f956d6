import { getTranslations } from 'next-intl/server'
import { TextPage, textPageTitle } from '#components/layout/text-page.tsx'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

export async function generateMetadata() {
  return { title: textPageTitle(await getTranslations('about')) }
}

export default function AboutPage() {
  return <TextPage namespace="about" />
}
