import type { ReactNode } from 'react'
import { SiteFooter } from '#app/frames/site-footer.tsx'
import { SiteHeader } from '#app/frames/site-header.tsx'

/** Signing in and the account: one narrow column, one question at a time. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-8 pb-16">
        <div className="max-w-form">{children}</div>
      </main>
      <SiteFooter />
    </>
  )
}
