import { getTranslations } from 'next-intl/server'
import { type SealingReason, sealingReasons } from '#lib/sealing/rules.ts'

/** What a step in the browser says while it works and when it fails, in the page's language. */
export type StepWords = {
  problem: string
  working: string
  failed: string
  noScript: string
  reasons: Record<SealingReason, string>
}

export async function stepWords(): Promise<StepWords> {
  const t = await getTranslations('sealing')
  const reasons = Object.fromEntries(sealingReasons.map((reason) => [reason, t(`reasons.${reason}`)]))
  return {
    problem: t('problem'),
    working: t('working'),
    failed: t('failed'),
    noScript: t('noScript'),
    reasons: reasons as Record<SealingReason, string>,
  }
}
