import type { ReactNode } from 'react'
import { PublicNav } from '#components/layout/public-nav.tsx'
import { SiteFooter } from '#components/layout/site-footer.tsx'
import { SiteHeader } from '#components/layout/site-header.tsx'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader>
        <PublicNav />
      </SiteHeader>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 pb-16">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
