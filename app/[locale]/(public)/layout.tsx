import type { ReactNode } from 'react'
import { SiteFooter } from '#app/frames/site-footer.tsx'
import { SiteHeader } from '#app/frames/site-header.tsx'
import { PublicNav } from '#components/layout/public-nav.tsx'

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
