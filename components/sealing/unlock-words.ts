import { getTranslations } from 'next-intl/server'
import type { UnlockWords } from './unlock-fields'

export async function unlockWords(): Promise<UnlockWords> {
  const t = await getTranslations('sealing.unlock')
  return {
    passphrase: t('passphrase'),
    passphraseHint: t('passphraseHint'),
    paper: t('paper'),
    paperHint: t('paperHint'),
    paperLine: t.raw('paperLine'),
    empty: t('empty'),
    problem: t('problem'),
  }
}
