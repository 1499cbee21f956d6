import { useTranslations } from 'next-intl'
import type { NextAct as Act } from '#lib/fulfilment/index.ts'

/** Who must act next, as a sentence. */
export function NextAct({ next }: { next: Act }) {
  const t = useTranslations('orders.next')
  return t(next.act, { maker: 'maker' in next ? next.maker : '' })
}
