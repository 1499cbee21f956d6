import { getTranslations } from 'next-intl/server'

const keys = ['title', 'limit', 'button', 'noKey', 'failed', 'unitPrice', 'oneOff', 'quantity', 'leadTime', 'remarks'] as const
export type ReadAgainWords = Record<(typeof keys)[number], string>

export async function readAgainWords(): Promise<ReadAgainWords> {
  const t = await getTranslations('quotes.again')
  return Object.fromEntries(keys.map((key) => [key, t(key)])) as ReadAgainWords
}
