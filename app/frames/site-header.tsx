import type { ReactNode } from 'react'
import { Brand } from '#components/layout/brand.tsx'
import { LanguageSwitch } from '#components/layout/language-switch.tsx'
import { SearchForm } from '#components/layout/search-form.tsx'
import { AccountSlot } from './account-slot'

type Props = {
  /** The organization that a workbench belongs to. */
  organization?: ReactNode
  /** Public navigation; a workbench has its rail instead. */
  children?: ReactNode
}

export function SiteHeader({ organization, children }: Props) {
  return (
    <header className="border-b border-line-strong bg-surface" data-noprint="">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-2 px-4 py-2 md:flex-nowrap md:gap-x-5">
        <Brand />
        {organization}
        <div className="ml-auto flex items-center gap-x-1 md:gap-x-4">
          <SearchForm />
          <LanguageSwitch />
          <AccountSlot />
        </div>
      </div>
      {children}
    </header>
  )
}
