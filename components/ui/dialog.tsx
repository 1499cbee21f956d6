'use client'
import { type ReactNode, useId, useRef } from 'react'
import { type ButtonKind, button } from './button'

type Props = {
  /** The button that opens it. */
  label: ReactNode
  kind?: ButtonKind
  title: string
  /** The word on the button that closes it. */
  close: string
  children: ReactNode
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back. For small decisions only. */
export function Dialog({ label, kind = 'secondary', title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()} className={button[kind]}>
        {label}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="m-auto w-[min(40rem,calc(100vw-2rem))] border border-line-strong bg-surface p-0 text-ink shadow-overlay backdrop:bg-ink/40"
      >
        <div className="p-5 md:p-7">
          <h2 id={id} className="text-xl">
            {title}
          </h2>
          <div className="mt-4">{children}</div>
          <form method="dialog" className="mt-6">
            <button type="submit" className={button.secondary}>
              {close}
            </button>
          </form>
        </div>
      </dialog>
    </>
  )
}
