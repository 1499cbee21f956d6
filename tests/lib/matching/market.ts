// The demo world's needs held against its makers, before any order has taken their weeks.
import { reasonSentence } from '#components/matching/reason-sentence.ts'
import type { SplitOffer } from '#lib/matching/allocation/split.ts'
import type { Assessment } from '#lib/matching/assess.ts'
import type { Reason, Verdict } from '#lib/matching/index.ts'
import { answer, readQuestion } from '#lib/matching/steps.ts'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { translator } from '#lib/platform/i18n.ts'
import { draftTender } from '#lib/tenders/index.ts'
import type { Locale } from '#lib/values/locale.ts'
import { toDecimal } from '#lib/values/money.ts'
import { weekOf } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf } from '#seed/deals.ts'
import { needs } from '#seed/needs.ts'
import { type Population, populate } from '#seed/people.ts'
import { fixedInstant } from '#seed/world.ts'

const w0 = weekOf(fixedInstant)

/** Cities and makers on the clock of the fixed mode, and nothing that they did. */
export async function openMarket(): Promise<Population> {
  await setClock(required('MIGRATE_URL'), fixedInstant)
  return populate(w0)
}

export type Found = Assessment & {
  of: (line: string) => Verdict
  lines: (verdict: Verdict['verdict']) => string[]
  name: (id: string) => string
}

/** What the engine says before any order has taken its weeks. `consortium`: line → units that were signed. */
export async function judged(world: Population, key: string, consortium: Record<string, number> = {}): Promise<Found> {
  const need = needs(w0, fixedInstant).find((candidate) => candidate.key === key)!
  const { id } = await draftTender(actorOf(world, `${need.city}/officer`), need.content)
  const question = await transaction((tx, now) => readQuestion(tx, id, now))
  const members = Object.entries(consortium).map(([line, quantity]) => ({ productId: world.products.get(line)!, quantity }))
  const assessment = await answer({ ...question, consortia: members.length > 0 ? [{ members }] : [] })
  const name = (productId: string) => [...world.products].find(([, id]) => id === productId)![0].replace('/', '-')
  const of = (line: string) => assessment.verdicts.find(({ productId }) => name(productId) === line)!
  const lines = (verdict: string) =>
    assessment.verdicts
      .filter((one) => one.verdict === verdict)
      .map(({ productId }) => name(productId))
      .sort()
  return { ...assessment, of, lines, name }
}

export function reason<C extends Reason['code']>(verdict: Verdict, code: C): Extract<Reason, { code: C }> | undefined {
  return verdict.reasons.find((one): one is Extract<Reason, { code: C }> => one.code === code)
}
export const codes = (verdict: Verdict) => verdict.reasons.map(({ code }) => code)
export const missing = (verdict: Verdict) => reason(verdict, 'certificates_missing')?.missing.map(({ scheme }) => scheme)
export const usable = (verdict: Verdict) => verdict.usable.map(({ units }) => units)

export function splitOf(id: string, units: number, tiers: [from: number, unitMinor: string][]): SplitOffer {
  return {
    id,
    maker: id,
    usable: [units],
    least: 100,
    most: units,
    oneOffMinor: '0',
    tiers: tiers.map(([from, unitMinor]) => ({ from, unitMinor })),
  }
}

export function said(verdict: Verdict, code: Reason['code'], locale: Locale = 'en'): string {
  const t = translator(locale, 'matches.reason')
  const kinds = translator(locale, 'matches.kind')
  return reasonSentence(reason(verdict, code)!, t as never, kinds as never, {
    locale,
    date: (at) => at.toISOString().slice(0, 10),
    amount: (value) => `${value.currency} ${toDecimal(value)}`,
  })
}
