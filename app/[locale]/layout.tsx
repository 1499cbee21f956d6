import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import '../globals.css'
import { SkipLink } from '#components/layout/skip-link.tsx'
import { isLocale } from '#lib/values/locale.ts'
import { themeCookie, themeOf } from '#lib/values/theme.ts'
import { archivo, publicSans } from './fonts'
import { Hangul } from './hangul'

// Every page is rendered on request: the web process keeps anonymous ones for some seconds, and a prerendered page could not carry a nonce.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f7' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1415' },
  ],
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { template: `%s – ${t('product')}`, default: t('product') },
    description: t('description'),
    icons: { icon: '/icon.svg' },
  }
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const theme = themeOf((await cookies()).get(themeCookie)?.value)
  return (
    <html
      lang={locale}
      data-theme={theme === 'system' ? undefined : theme}
      className={`${publicSans.variable} ${archivo.variable}`}
    >
      <body className="flex min-h-dvh flex-col">
        {locale === 'ko' && <Hangul />}
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
