'use client'
import { useState } from 'react'

type Props = { text: string; words: { copy: string; copied: string } }

/** Copies a number. Without JavaScript it does nothing, and the number beside it can be selected. */
export function CopyButton({ text, words }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <button
      type="button"
      onClick={copy}
      className="flex size-6 items-center justify-center text-ink-3 hover:text-ink"
      data-noprint=""
    >
      <svg viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        {copied ? <path d="m3 8.5 3.5 3.500L13 4.5" /> : <path d="M5.5 5.500V2.500h8v8h-3M2.5 5.500h8v8h-8z" />}
      </svg>
      <span className="sr-only">{words.copy}</span>
      <span className="sr-only" role="status">
        {copied ? words.copied : ''}
      </span>
    </button>
  )
}
